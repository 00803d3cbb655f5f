import Documents
import Exchange
import Foundation
import Market
import Testing

@testable import Simulation

@Suite("A market that follows candles")
struct CandleFollowingTests {
  /// A file of one-minute bars around 8,000 that move by tens of basis points.
  private static func candles(_ count: Int) throws -> (scenario: Scenario, closes: [Double]) {
    var random = SeededRandom(seed: 2018)
    var lines = ["time,open,high,low,close,volume"]
    var closes: [Double] = []
    var price = 8_000.0
    func text(_ price: Double) -> String { "\((price * 100).rounded() / 100)" }
    for minute in 0..<count {
      let open = price
      price *= 1 + 15e-4 * random.normal()
      let high = max(open, price) * (1 + 4e-4 * random.exponential())
      let low = min(open, price) * (1 - 4e-4 * random.exponential())
      lines.append(
        "\(1_518_048_000 + minute * 60),\(text(open)),\(text(high)),\(text(low)),\(text(price)),"
          + "\(20 + 60 * random.uniform())")
      closes.append(price)
    }
    let file = FileManager.default.temporaryDirectory
      .appendingPathComponent("BTCUSDT-\(UUID().uuidString).csv")
    defer { try? FileManager.default.removeItem(at: file) }
    try Data(lines.joined(separator: "\n").utf8).write(to: file)
    return (try CandleScenario(path: file.path).scenario, closes)
  }

  @Test("one-minute closes lie within 5 basis points of the file's, ranges about as wide")
  func closes() throws {
    let (scenario, closes) = try Self.candles(20)
    var run = WorldRun(scenario, seed: 5)
    var last = [Double](repeating: 0, count: closes.count)
    run.run(to: .seconds(60 * 20 - 1)) { event, world in
      guard case .trade(let trade) = event.body else { return }
      let minute = Int((event.time - scenario.start).nanoseconds / 60_000_000_000)
      last[minute] = Double(trade.price.ticks) / 100
    }
    run.run(to: .seconds(60 * 20)) { event, _ in
      guard case .trade(let trade) = event.body, event.time < scenario.start + .minutes(20) else {
        return
      }
      last[19] = Double(trade.price.ticks) / 100
    }
    let errors = zip(last, closes).map { abs($0 / $1 - 1) * 1e4 }
    #expect(Statistics.quantile(errors, 0.95) < 5, "\(errors)")
    // A market that stood still would be off by tens of basis points.
    let moves = closes.map { abs($0 / 8_000 - 1) * 1e4 }
    #expect(Statistics.quantile(moves, 0.95) > 20)
  }
}
