/// The scenario files of this folder, as they were when the program was built.
enum BuiltInScenarios {
  /// Every scenario, in the order in which they are offered.
  static let all: [(name: String, bytes: @Sendable () -> [UInt8])] = [
    ("announced-maintenance", { PackageResources.announced_maintenance_yaml }),
    ("calm-day", { PackageResources.calm_day_yaml }),
    ("second-thoughts", { PackageResources.second_thoughts_yaml }),
    ("power-cut", { PackageResources.power_cut_yaml }),
  ]

  /// What holds where a scenario says nothing.
  static func standard() -> DocumentFields {
    var reader = DocumentReader(file: "built-in/standard.yaml")
    guard let root = reader.root(of: PackageResources.standard_yaml),
      let fields = reader.fields(
        of: root, describing: "the standard", allowed: ScenarioDocument.keys)
    else { preconditionFailure("the standard is wrong: \(reader.problems)") }
    return fields
  }
}
