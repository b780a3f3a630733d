import JSON
import Testing

@testable import DevelopmentShop

@Suite("Picture uploads")
struct UploadTests {
  let client = ShopClient()

  /// The head of a PNG of that size; nobody decodes the rest.
  static func png(_ width: Int, _ height: Int) -> [UInt8] {
    func bytes(_ number: Int) -> [UInt8] { [24, 16, 8, 0].map { UInt8(truncatingIfNeeded: number >> $0) } }
    return [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 0, 0, 0, 13] + Array("IHDR".utf8) + bytes(width)
      + bytes(height) + [8, 2, 0, 0, 0]
  }

  static let jpeg: [UInt8] =
    [0xFF, 0xD8, 0xFF, 0xE0, 0, 4, 0, 0, 0xFF, 0xC2, 0, 11, 8, 0x02, 0x58, 0x03, 0x20, 1, 1, 0x11, 0]

  static func form(_ parts: [(name: String, file: String?, content: [UInt8])], boundary: String = "b0undary") -> [UInt8]
  {
    var body: [UInt8] = []
    for part in parts {
      let file = part.file.map { "; filename=\"\($0)\"" } ?? ""
      body += Array("--\(boundary)\r\nContent-Disposition: form-data; name=\"\(part.name)\"\(file)\r\n\r\n".utf8)
      body += part.content + Array("\r\n".utf8)
    }
    return body + Array("--\(boundary)--\r\n".utf8)
  }

  private func upload(_ body: [UInt8], contentType: String = "multipart/form-data; boundary=b0undary") -> Answer {
    var request = client.request("POST", "/product/202309/images/upload")
    request.cipher = nil
    request.body = body
    request.contentTypes = [contentType]
    return request.send()
  }

  @Test("a picture gets a uri that a product may name")
  func upload() {
    let answer = upload(
      Self.form([("data", "a.png", Self.png(640, 480)), ("use_case", nil, Array("MAIN_IMAGE".utf8))]))
    #expect(answer.code == 0)
    #expect(answer.data.at("width").int == 640)
    #expect(answer.data.at("height").int == 480)
    #expect(answer.data.at("use_case").text == "MAIN_IMAGE")
    let uri = answer.data.at("uri")
    let path = "/product/202509/products/\(client.tenant["product_id"])/partial_edit"
    #expect(client.call("POST", path, body: JSONWriter.compact(["main_images": [["uri": uri]]])).code == 0)
    let product = client.call("GET", "/product/202309/products/\(client.tenant["product_id"])").data
    #expect(product.at("main_images", "0", "uri") == uri)
    #expect(product.at("main_images", "0", "width").int == 640)
  }

  @Test("a JPEG's size is found behind its other segments")
  func jpeg() {
    let answer = upload(Self.form([("data", "a.jpg", Self.jpeg)]))
    #expect(answer.data.at("width").int == 800)
    #expect(answer.data.at("height").int == 600)
  }

  @Test("what is no picture, too small, too large or missing has its own code")
  func refused() {
    #expect(upload(Self.form([("data", "a.png", Array("GIF89a".utf8))])).code == 12_038_004)
    #expect(upload(Self.form([("data", "a.png", [])])).code == 12_038_004)
    #expect(upload(Self.form([("data", "a.png", Self.png(99, 800))])).code == 12_019_116)
    #expect(upload(Self.form([("data", "a.png", Self.png(800, 20_001))])).code == 12_019_116)
    let large = Self.png(800, 800) + Array(repeating: 0, count: 10 << 20)
    #expect(upload(Self.form([("data", "a.png", large)])).code == 12_038_005)
    let missing = upload(Self.form([("file", "a.png", Self.png(800, 800))]))
    #expect(missing.code == 36_009_004)
    #expect(missing.message.contains("'Data'"))
    let odd = upload(Self.form([("data", "a", Self.png(800, 800)), ("use_case", nil, Array("X".utf8))]))
    #expect(odd.message.contains("'UseCase'"))
  }

  @Test("JSON is refused where multipart is wanted, and a boundary that isn't there too")
  func contentType() {
    #expect(upload(Array("{}".utf8), contentType: "application/json").code == 36_009_023)
    let body = Self.form([("data", "a.png", Self.png(800, 800))])
    #expect(upload(body, contentType: "multipart/form-data").code == 36_009_004)
    #expect(upload(body, contentType: "multipart/form-data; boundary=other").code == 36_009_004)
    #expect(upload(Array(body.dropLast(12))).code == 36_009_004)
    #expect(upload([]).code == 36_009_004)
    #expect(upload(body, contentType: "multipart/form-data; boundary=\"b0undary\"").code == 0)
  }

  @Test("cut short anywhere, heads of pictures and bodies are read without harm")
  func cut() {
    for image in [Self.png(800, 600), Self.jpeg] {
      for length in 0..<image.count { _ = ImageHeader(Array(image.prefix(length))) }
    }
    let body = Self.form([("data", "a.png", Self.jpeg), ("use_case", nil, Array("MAIN_IMAGE".utf8))])
    for length in 0..<(body.count - 4) {
      #expect(MultipartBody(Array(body.prefix(length)), boundary: "b0undary") == nil)
    }
    #expect(MultipartBody(body, boundary: "b0undary")?.parts.map(\.name) == ["data", "use_case"])
    #expect(ImageHeader([0xFF, 0xD8, 0xFF, 0xE0, 0, 0, 0xFF, 0xC0, 0, 11, 8, 0, 1, 0, 1]) == nil)
  }
}
