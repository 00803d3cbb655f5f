/// The theme files of this folder, as they were when the program was built.
public enum BuiltInThemes {
  /// A theme file.
  public struct File: Sendable {
    /// The file's name without its ending.
    public let name: String
    /// What is in it.
    public let bytes: @Sendable () -> [UInt8]
  }

  /// Every file, in the order in which they are offered: dark ones, light ones, those of high
  /// contrast, those for colour-blind eyes, and those that leave the colours to the terminal.
  public static let all: [File] = [
    File(name: "dark") { PackageResources.dark_yaml },
    File(name: "harbour") { PackageResources.harbour_yaml },
    File(name: "fern") { PackageResources.fern_yaml },
    File(name: "dusk") { PackageResources.dusk_yaml },
    File(name: "nightshade") { PackageResources.nightshade_yaml },
    File(name: "graphite") { PackageResources.graphite_yaml },
    File(name: "amber") { PackageResources.amber_yaml },
    File(name: "light") { PackageResources.light_yaml },
    File(name: "paper") { PackageResources.paper_yaml },
    File(name: "frost") { PackageResources.frost_yaml },
    File(name: "high-contrast") { PackageResources.high_contrast_yaml },
    File(name: "high-contrast-light") { PackageResources.high_contrast_light_yaml },
    File(name: "colour-blind") { PackageResources.colour_blind_yaml },
    File(name: "colour-blind-light") { PackageResources.colour_blind_light_yaml },
    File(name: "colour-blind-magenta") { PackageResources.colour_blind_magenta_yaml },
    File(name: "colour-blind-contrast") { PackageResources.colour_blind_contrast_yaml },
    File(name: "terminal") { PackageResources.terminal_yaml },
    File(name: "monochrome") { PackageResources.monochrome_yaml },
  ]
}
