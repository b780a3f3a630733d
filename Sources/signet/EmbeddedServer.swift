import CollectionModel
import DevelopmentShop
import LocalServer
import Runner
import Synchronization

/// The Development Shop as an environment's `server`: listening for a run, or only lending its values to `explain`.
struct EmbeddedServer {
  let binding: ServerBinding
  private let server: LocalServer?
  private let courier: WebhookCourier?

  /// Starts the shop on a free port of loopback.
  static func start(clock: RunClock) throws(LocalServerFailure) -> EmbeddedServer {
    let shop = makeShop(clock: clock)
    let courier = WebhookCourier(shop)
    let server = try LocalServer(hasThreads: true) { request in
      defer { courier.requestWasAnswered() }
      return shop.answer(request)
    }
    return EmbeddedServer(binding: binding(shop, port: server.port), server: server, courier: courier)
  }

  /// The shop's values without anything that listens.
  static func values(clock: RunClock) -> EmbeddedServer {
    EmbeddedServer(binding: binding(makeShop(clock: clock), port: 0), server: nil, courier: nil)
  }

  /// Where the shop's messages to webhooks go that are for this run.
  func deliver(to listener: WebhookListener) {
    courier?.setGate(DeliveryGate(listener: (publicURL: listener.binding.url, localURL: listener.localURL)))
  }

  func stop() {
    server?.stop()
    courier?.stop()
  }

  private static func makeShop(clock: RunClock) -> DevelopmentShop {
    DevelopmentShop(clock: { clock.wall() / 1000 }, seed: 1)
  }

  private static func binding(_ shop: DevelopmentShop, port: Int) -> ServerBinding {
    let tenants = TenantRow(shop: shop)
    return ServerBinding(
      // Where nothing listens, there is no port to tell, and 0 would make no URL.
      name: "embedded Development Shop", url: port == 0 ? "http://127.0.0.1" : "http://127.0.0.1:\(port)",
      hosts: DevelopmentShop.hosts.map {
        HostMapping(name: $0, address: "127.0.0.1", port: port, plainText: true)
      },
      variables: { position in
        tenants[position].variables.map {
          ServerBinding.Variable(name: $0.name, value: $0.value, secret: $0.isSecret)
        }
      })
  }
}

/// The tenants of a run by the position of their collection: made in order, so that each position always gets the same.
private final class TenantRow: Sendable {
  private let shop: DevelopmentShop
  private let tenants = Mutex<[Tenant]>([])

  init(shop: DevelopmentShop) { self.shop = shop }

  subscript(position: Int) -> Tenant {
    tenants.withLock { tenants in
      while tenants.count <= position { tenants.append(shop.makeTenant()) }
      return tenants[position]
    }
  }
}
