import JSON

/// The seller's decision on what a buyer asked back.
enum AnswerReturn: RouteFamily {
  static let answers = [
    CatalogueAnswer("POST /return_refund/202309/returns/{return_id}/approve", handler: approve),
    CatalogueAnswer("POST /return_refund/202309/returns/{return_id}/reject", handler: reject),
    CatalogueAnswer("POST /return_refund/202606/returns/{return_id}/reject", handler: reject),
    CatalogueAnswer("GET /return_refund/202601/decision_eligibility", handler: eligibility),
  ]

  private static func approve(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    var request = try tenant.shop.returnRequest(call.path("return_id"))
    guard let decision = ReturnRules.Decision(rawValue: try fields.text("decision") ?? ""), !decision.isRejection
    else { throw .wrongType("Decision", expected: "a decision that approves") }
    try ReturnRules.check(decision, request)
    if decision == .offerPartialRefund {
      let text = try fields.nested("partial_refund")?.text("amount") ?? ""
      request.partialRefund = try partial(text, of: request)
    }
    decide(decision, &request, &tenant, call)
    return [:]
  }

  private static func reject(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let fields = call.body.fields
    var request = try tenant.shop.returnRequest(call.path("return_id"))
    guard let decision = ReturnRules.Decision(rawValue: try fields.text("decision") ?? ""),
      decision.isRejection || decision == .offerPartialRefundAfterReceiving
    else { throw .wrongType("Decision", expected: "a decision that rejects") }
    try ReturnRules.check(decision, request)
    let reason = try fields.text("reject_reason") ?? ""
    guard RejectReasons.reasons(for: request).contains(where: { $0.name == reason }) else {
      throw .business(25_001_014, "Unknown reason: pass a valid one")
    }
    if decision == .offerPartialRefundAfterReceiving {
      let text = try fields.nested("partial_refund_amount")?.text("partial_refund_total") ?? ""
      request.partialRefund = try partial(text, of: request)
    }
    decide(decision, &request, &tenant, call)
    return [:]
  }

  private static func partial(_ text: String, of request: Return) throws(Refusal) -> Money {
    guard let amount = Money(text), amount.cents > 0, amount < request.refund else {
      throw .business(25_001_032, "The partial refund must be more than 0 and less than the whole")
    }
    return amount
  }

  private static func decide(
    _ decision: ReturnRules.Decision, _ request: inout Return, _ tenant: inout TenantState, _ call: ShopCall
  ) {
    request.move(to: decision.step.to, decision.rawValue, by: "SELLER", at: call.now)
    tenant.shop.set(request, at: call.now)
  }

  private static func eligibility(_ call: ShopCall, _ tenant: inout TenantState) throws(Refusal) -> JSONValue {
    let request = try tenant.shop.returnRequest(call.query["return_or_cancel_id"] ?? "")
    let decisions = ReturnRules.Decision.allCases.map { decision -> JSONValue in
      var refusal: Refusal?
      do throws(Refusal) { try ReturnRules.check(decision, request) } catch { refusal = error }
      let reasons = decision.isRejection ? RejectReasons.reasons(for: request) : []
      return [
        "decision": .string(decision.rawValue), "eligible": .bool(refusal == nil),
        "ineligible_code": .integer(refusal?.code ?? 0), "ineligible_reason": .string(refusal?.message ?? ""),
        "available_reject_reasons": .array(reasons.map { ["name": .string($0.name), "text": .string($0.text)] }),
      ]
    }
    return ["decisions": .array(decisions)]
  }
}
