import Documents
import Exchange
import Market
import Simulation

/// A scenario run to the end of a length of market time, with what it came to.
struct SimulationRun {
  /// Events are counted and dropped in portions of about this size.
  private static let eventsPerPortion = 65_536

  private let scenario: Scenario
  private let seed: UInt64
  private let end: Instant
  private var trial: ScenarioTrial
  private var events = EventBatch(reserving: 2 * Self.eventsPerPortion)
  private var counts: [MarketCount]
  private var eventCount = 0
  private var realTime = RealTime()

  init(scenario: Scenario, seed: UInt64, length: TimeSpan) {
    self.scenario = scenario
    self.seed = seed
    end = scenario.start + length
    trial = ScenarioTrial(scenario: scenario, seed: seed)
    counts = scenario.instruments.map { _ in MarketCount() }
  }

  private var world: World { trial.world }

  /// Whether everything was seen that the scenario expects in the time that was run.
  var isAsExpected: Bool { trial.outcomes.allSatisfy { $0.holds || isLater($0) } }

  private func isLater(_ outcome: ExpectationOutcome) -> Bool {
    scenario.start + outcome.expectation.to > end
  }

  /// Money and orders counted against what came in and went out.
  var audit: AuditReport { world.exchange.audit(at: world.now) }

  /// Runs to the end and tells now and then which part is done, 0 to 1000 thousandths.
  mutating func toEnd(_ progress: (Int) -> Void) {
    realTime = RealTime()
    let length = max(1, (end - scenario.start).nanoseconds)
    while world.now < end {
      trial.run(until: end, eventLimit: Self.eventsPerPortion, into: &events)
      count()
      progress(Int(Int128((world.now - scenario.start).nanoseconds) * 1000 / Int128(length)))
    }
    realTime.stop()
  }

  private mutating func count() {
    eventCount += events.count
    for event in events {
      guard case .trade(let trade) = event.body else { continue }
      counts[Int(trade.instrument.rawValue)].trades += 1
      counts[Int(trade.instrument.rawValue)].volume += trade.quantity
    }
    events.removeAll()
  }

  /// The summary: what ran, each market, the audit and the state hash.
  func summary() -> String {
    let seconds = (end - scenario.start).wholeSeconds
    var lines = [
      "scenario    \(scenario.name), seed \(seed)",
      "market time \(SpanText.of(end - scenario.start)) in \(realTime.text) of real time, "
        + "\(realTime.speed(ofSeconds: seconds))x",
      "events      \(Decimal.text(Int64(eventCount), decimals: 0))",
      "",
      MarketLine.heading,
    ]
    for instrument in world.exchange.instruments {
      let line = MarketLine(
        instrument: instrument, exchange: world.exchange,
        count: counts[Int(instrument.id.rawValue)])
      lines.append(line.text)
    }
    lines.append("")
    lines.append(auditLine)
    lines.append("state hash  \(Hexadecimal.text(world.stateHash))")
    lines += expectationLines
    return lines.joined(separator: "\n")
  }

  /// Every expectation with the value that was seen.
  private var expectationLines: [String] {
    guard !trial.outcomes.isEmpty else { return [] }
    return ["", "expected"]
      + trial.outcomes.map { outcome in
        let text = ExpectationText.text(outcome.expectation, in: scenario)
        if isLater(outcome) { return "later       \(text)" }
        let seen = ExpectationText.seen(outcome, in: scenario)
        return "\(outcome.holds ? "ok    " : "FAILED")      \(text): \(seen)"
      }
  }

  private var auditLine: String {
    let audit = audit
    let difference = audit.assets.reduce(Int128(0)) { $0 + $1.difference.magnitudeInt128 }
    return "audit       \(audit.passed ? "passed" : "FAILED"): \(audit.ordersAfter) open orders, "
      + "\(audit.assets.count) assets, difference \(difference)"
  }
}

/// What was counted of a market while it ran.
struct MarketCount {
  var trades = 0
  var volume = Quantity.zero
}

/// A market in the summary.
struct MarketLine {
  static let heading =
    "market           trades   book events            last         bid         ask  phase"

  let instrument: Instrument
  let exchange: Exchange
  let count: MarketCount

  var text: String {
    let id = instrument.id
    let price = { (price: Price?) in price.map { instrument.text($0) } ?? "-" }
    return pad(instrument.symbol, 12, left: true)
      + pad(Decimal.text(Int64(count.trades), decimals: 0), 11)
      + pad(Decimal.text(Int64(exchange.bookEvents(id)), decimals: 0), 14)
      + pad(price(exchange.lastPrice(id)), 16)
      + pad(price(exchange.touch(id, .buy)?.price), 12)
      + pad(price(exchange.touch(id, .sell)?.price), 12)
      + "  \(exchange.phase(of: id).name)"
  }

  private func pad(_ text: String, _ width: Int, left: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return left ? text + blanks : blanks + text
  }
}

extension Int128 {
  fileprivate var magnitudeInt128: Int128 { self < 0 ? -self : self }
}
