internal import Market

/// How wild the last second was: the deviation of the fair price over it, beside the usual one.
struct Alarm: Sendable {
  private let usualSquare: Double
  private let keep: Double
  private var square = 0.0
  private var last: Double
  /// How many times the usual deviation the last second had.
  private(set) var level = 0.0

  /// Makes one that has seen nothing yet.
  ///
  /// - Parameters:
  ///   - usual: The usual deviation over a second, in basis points.
  ///   - step: How many seconds lie between two calls of `see`.
  init(usual: Double, step: Double, price: Double) {
    usualSquare = max(usual * usual, 1e-12)
    keep = Elementary.exp(-step)
    last = price
  }

  /// Takes note of the fair price.
  mutating func see(_ price: Double) {
    let move = (price - last) / max(last, 1) * 1e4
    square = square * keep + move * move
    last = price
    level = (square / usualSquare).squareRoot()
  }

  /// Hands its state to an archive.
  mutating func transfer(_ archive: inout StateArchive) {
    archive.transfer(&square, in: 0...1e30)
    archive.transfer(&last, in: 0...1e15)
    level = (square / usualSquare).squareRoot()
  }
}
