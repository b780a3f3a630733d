/// What reports are to hold, from the command line and the machine.
package struct ReportOptions: Sendable {
  /// `--junit-flavour`
  package enum JUnitFlavour: String, Sendable, CaseIterable {
    /// What today's consumers read.
    case extended
    /// Only what Jenkins' `junit-10.xsd` allows, for pipelines that validate.
    case strict
  }

  /// `--junit-per`
  package enum JUnitGranularity: String, Sendable, CaseIterable { case request, assertion }

  package var junitFlavour: JUnitFlavour
  package var junitPer: JUnitGranularity
  /// `--label`; the run's own where it is nothing.
  package var label: String?
  /// Puts the environment first in the names of suites: where one job reports several environments.
  package var environmentInNames: Bool
  /// Of the machine.
  package var hostname: String
  /// What the run should say of itself: commit, shard, the job's address.
  package var properties: [(name: String, value: String)]

  package init(
    junitFlavour: JUnitFlavour = .extended, junitPer: JUnitGranularity = .request, label: String? = nil,
    environmentInNames: Bool = false, hostname: String = "", properties: [(name: String, value: String)] = []
  ) {
    self.junitFlavour = junitFlavour
    self.junitPer = junitPer
    self.label = label
    self.environmentInNames = environmentInNames
    self.hostname = hostname
    self.properties = properties
  }
}
