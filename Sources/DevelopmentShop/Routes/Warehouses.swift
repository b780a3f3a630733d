import JSON

/// Where the shop sends from and takes back.
enum Warehouses: RouteFamily {
  static let routes = [
    Route(.get, "/logistics/202309/warehouses", scopes: ["seller.logistics"]) { _, tenant in
      ["warehouses": .array(tenant.shop.warehouses.all.map(json))]
    }
  ]

  private static func json(_ warehouse: Warehouse) -> JSONValue {
    [
      "id": .string(warehouse.id),
      "entity_id": .string(warehouse.entityID),
      "name": .string(warehouse.name),
      "effect_status": "ENABLED",
      "type": .string(warehouse.kind.rawValue),
      "sub_type": "DOMESTIC_WAREHOUSE",
      "is_default": true,
      "address": [
        "region": "United States",
        "state": "Texas",
        "city": "Austin",
        // The platform's own spelling.
        "distict": "",
        "town": "",
        "contact_person": "Sam Seller",
        "first_name": "Sam",
        "last_name": "Seller",
        "first_name_local_script": "",
        "last_name_local_script": "",
        "postal_code": "78701",
        "full_address": "2 Depot Road, Austin, Texas, 78701, United States",
        "region_code": "US",
        "phone_number": "(+1)5120000000",
        "address_line1": "2 Depot Road",
        "address_line2": "",
        "address_line3": "",
        "address_line4": "",
        "geolocation": ["latitude": "30.2672", "longitude": "-97.7431"],
      ],
    ]
  }
}
