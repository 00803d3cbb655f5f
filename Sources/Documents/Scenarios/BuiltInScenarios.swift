/// The scenario files of this folder, as they were when the program was built.
enum BuiltInScenarios {
  /// Every scenario, in the order in which they are offered.
  static let all: [(name: String, bytes: @Sendable () -> [UInt8])] = [
    ("announced-maintenance", { PackageResources.announced_maintenance_yaml }),
    ("calm-day", { PackageResources.calm_day_yaml }),
    ("second-thoughts", { PackageResources.second_thoughts_yaml }),
    ("power-cut", { PackageResources.power_cut_yaml }),
    ("trend", { PackageResources.trend_yaml }),
    ("flash-crash", { PackageResources.flash_crash_yaml }),
    ("whale", { PackageResources.whale_yaml }),
    ("listing", { PackageResources.listing_yaml }),
    ("three-slips", { PackageResources.three_slips_yaml }),
    ("last-minute", { PackageResources.last_minute_yaml }),
    ("cancel-or-hold", { PackageResources.cancel_or_hold_yaml }),
    ("outage", { PackageResources.outage_yaml }),
    ("degraded-data", { PackageResources.degraded_data_yaml }),
    ("february-2018", { PackageResources.february_2018_yaml }),
    ("february-2018-announced", { PackageResources.february_2018_announced_yaml }),
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
