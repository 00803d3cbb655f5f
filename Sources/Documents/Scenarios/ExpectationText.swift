import Market
public import Simulation

/// An expectation in words, and what was seen of it.
public enum ExpectationText {
  /// What is expected, such as `BTC-USDT: falls by at least 3%, from 2m to 4m`.
  public static func text(_ expectation: Expectation, in scenario: Scenario) -> String {
    let subject = expectation.subject
    let instrument = scenario.instrument(of: expectation)
    let bounds = BoundsText.text(
      least: expectation.least, most: expectation.most, in: subject.unit, of: instrument)
    let market = instrument.map { "\($0.symbol): " } ?? ""
    let to = DurationText.text(expectation.to)
    let time =
      expectation.from == expectation.to
      ? "at \(to)" : "from \(DurationText.text(expectation.from)) to \(to)"
    return "\(market)\(subject.rawValue) \(bounds), \(time)"
  }

  /// What was seen, such as `4.12%`.
  public static func seen(_ outcome: ExpectationOutcome, in scenario: Scenario) -> String {
    let expectation = outcome.expectation
    guard let seen = outcome.seen else { return "nothing" }
    return BoundsText.text(
      seen, in: expectation.subject.unit, of: scenario.instrument(of: expectation))
  }
}

extension Scenario {
  /// The instrument that an expectation is about; `nil` where it is about the venue.
  fileprivate func instrument(of expectation: Expectation) -> Instrument? {
    expectation.market.flatMap { id in instruments.first { $0.id == id } }
  }
}
