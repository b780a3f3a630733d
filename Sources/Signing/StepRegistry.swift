/// Every step, in the order of the reference.
package enum StepRegistry {
  package static let steps: [any Step.Type] = [
    SetStep.self, RemoveStep.self, ConcatStep.self, HashStep.self, HMACStep.self, SignatureStep.self, JWTStep.self,
    EncodeStep.self, ChooseStep.self, RecentStep.self, SignStep.self,
  ]

  package static let names: [String] = steps.map { $0.name }
}
