/// The operations under `/open/`; `CatalogueText` says how they are written.
enum OpenCatalogue: CatalogueFamily {
  static let segment = "open"

  static let text = """
    POST /open/202512/file/init ~seller.product.basic
    ? category_asset_cipher
    < file_name! file_type! file_size!# total_chunk_count!# target_path!
    > upload_url upload_token
    """
}
