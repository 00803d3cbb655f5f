/// A metric of a market beside what real markets show.
public struct Metric: Sendable, Hashable {
  /// A number of a metric that has several.
  public struct Part: Sendable, Hashable {
    /// What it is, in a word or two.
    public let name: String
    /// What was measured; `nil` where there was nothing to measure.
    public let value: Double?
    /// What real markets show.
    public let range: ClosedRange<Double>

    /// Makes a part.
    public init(_ name: String, _ value: Double?, _ range: ClosedRange<Double>) {
      self.name = name
      self.value = value.flatMap { $0.isFinite ? $0 : nil }
      self.range = range
    }

    /// Whether it lies in the range.
    public var isInRange: Bool {
      guard let value else { return false }
      // Figures on the edge are in, whatever the last bit says.
      let slack = 1e-9 * Swift.max(Swift.abs(range.lowerBound), Swift.abs(range.upperBound))
      return value >= range.lowerBound - slack && value <= range.upperBound + slack
    }

    /// By which factor it is beyond the range's nearer end, 1 within; infinite on the other side of
    /// 0.
    public var excess: Double {
      guard let value, !range.contains(value) else { return 1 }
      let end = value > range.upperBound ? range.upperBound : range.lowerBound
      guard value * end > 0 else {
        // About 0 a factor says nothing; the width of the range does.
        let gap = value > end ? value - end : end - value
        return 1 + gap / max(range.upperBound - range.lowerBound, 1e-12)
      }
      let ratio = value / end
      return ratio < 1 ? 1 / ratio : ratio
    }
  }

  /// Its number, 1 to 22.
  public let number: Int
  /// What it is.
  public let name: String
  /// Its numbers.
  public let parts: [Part]

  /// Makes a metric.
  public init(_ number: Int, _ name: String, _ parts: [Part]) {
    self.number = number
    self.name = name
    self.parts = parts
  }

  /// Whether something of it was measured.
  public var isMeasured: Bool { parts.contains { $0.value != nil } }

  /// Whether all that was measured of it lies in range, and something was.
  public var isInRange: Bool {
    isMeasured && parts.allSatisfy { $0.value == nil || $0.isInRange }
  }

  /// The worst of its parts' factors beyond their ranges.
  public var excess: Double { parts.map(\.excess).max() ?? 1 }
}
