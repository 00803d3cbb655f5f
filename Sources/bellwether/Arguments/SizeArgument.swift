import ArgumentParser
import Canvas

/// The size of a screen, as typed: `120x40`, columns by rows.
struct SizeArgument: ExpressibleByArgument {
  /// How many columns and rows may be asked for.
  static let allowed = 1...500

  var size: Size

  init(_ size: Size) { self.size = size }

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false)
    guard parts.count == 2, let width = Int(parts[0]), let height = Int(parts[1]),
      Self.allowed.contains(width), Self.allowed.contains(height)
    else { return nil }
    size = Size(width: width, height: height)
  }

  var defaultValueDescription: String { "\(size.width)x\(size.height)" }
}
