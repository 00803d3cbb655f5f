/// One-minute bars of one market without a break, oldest first.
public struct BarSeries: Sendable {
  /// A minute.
  public struct Bar: Sendable, Hashable {
    /// When it begins, in minutes since midnight UTC of some day.
    public var minute: Int
    /// The last price, in whole units of the quote asset.
    public var close: Double
    /// What traded, in whole units of either asset.
    public var volume: Double
    /// What takers bought less what they sold, in the same; `nil` where that is not known.
    public var netTaken: Double?

    /// Makes a bar.
    public init(minute: Int, close: Double, volume: Double, netTaken: Double? = nil) {
      self.minute = minute
      self.close = close
      self.volume = volume
      self.netTaken = netTaken
    }
  }

  /// The bars.
  public var bars: [Bar]

  /// Makes a series.
  public init(_ bars: [Bar] = []) { self.bars = bars }

  /// The logarithmic returns over so many minutes, without overlap.
  public func returns(minutes: Int = 1) -> [Double] {
    guard bars.count > minutes else { return [] }
    var returns: [Double] = []
    for place in stride(from: minutes, to: bars.count, by: minutes) {
      let before = bars[place - minutes].close
      returns.append(Statistics.log(bars[place].close / max(before, 1e-300)))
    }
    return returns
  }

  /// The deviation of a day's return as the minutes make it out, and what trades in a day.
  public var daily: (deviation: Double, volume: Double)? {
    let returns = returns()
    guard returns.count > 1 else { return nil }
    let square = returns.reduce(0) { $0 + $1 * $1 } / Double(returns.count)
    let volume = bars.reduce(0) { $0 + $1.volume } / Double(bars.count)
    return ((square * 1_440).squareRoot(), volume * 1_440)
  }
}
