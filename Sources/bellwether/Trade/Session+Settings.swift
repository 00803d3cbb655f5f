import Desk
import Documents
import Market

extension Session {
  /// Takes over what a person has set.
  ///
  /// - Returns: What of it does not fit the markets, with its place.
  mutating func apply(_ settings: Settings) -> [String] {
    keyMap = settings.keyMap.value
    macros = settings.macros.value
    safety = settings.safety.value
    capturesMouse = settings.mouse.value
    if settings.layout.line != nil { layout = settings.layout.value }
    isQuiet = settings.alerts.value != .on
    guards.touchPerMille = settings.guards.value.distancePartsPerMillion / 1_000
    guards.bookPerMille = settings.guards.value.bookPartsPerMillion / 1_000
    guards.balancePerMille = settings.guards.value.balancePartsPerMillion / 1_000
    var problems: [String] = []
    for sizes in settings.sizes.value {
      // Sizes of a market that another scenario has are none of this session's business.
      guard let index = instruments.firstIndex(where: { $0.symbol == sizes.symbol }) else {
        continue
      }
      do {
        sizePresets[index] = try sizes.quantities(of: instruments[index])
      } catch {
        problems.append(
          "\(settings.file ?? "settings"):\(sizes.line): \(sizes.symbol): \(error.reason); "
            + "the usual sizes hold")
      }
    }
    return problems
  }
}
