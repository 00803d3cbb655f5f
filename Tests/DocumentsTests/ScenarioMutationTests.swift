import Documents
import Exchange
import Market
import Simulation
import Testing

/// Files that nobody wrote: none may crash, hang or slip through half read.
@Suite("Mutated scenario files")
struct ScenarioMutationTests {
  /// A small generator of its own, so that a seed names a file for ever.
  struct Dice {
    var state: UInt64

    mutating func below(_ bound: Int) -> Int {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Int((state >> 33) % UInt64(bound))
    }

    mutating func pick<Element>(_ elements: [Element]) -> Element {
      elements[below(elements.count)]
    }
  }

  /// A file that uses all of the format.
  static let whole = """
    summary: S
    start: 2026-03-10T09:00:00Z
    speed: 1x
    minimum notice: 30s
    fees: {maker: 0.01%, taker: 0.04%}
    assets:
      DOGE: {decimals: 8, shown: 2}
    markets:
      HEFT-USDT:
      DOGE-USDT:
        price: 0.1734
        tick: 0.00001
        lot: 1
        largest order: 5000000
        highest price: 10
        fees: {maker: 0%, taker: 0.1%}
        agents:
          like: thin
          daily volume: 5e6
          quote funds: 1000000
          base funds: 9000000
          fair value: {deviation: 2, jumps per second: 0.5, parts: 3, excited share: 50%}
          activity: {season: true, waves: {30s: 0.1, 1h: 0.2}}
          ladder: {orders per second: 3, furthest: 500, longest life: 5m, accounts: 2}
          makers: {count: 3, half spread: 10, delay: 20ms, size: 200, hedging time: 30s}
          takers: {orders per second: 0.5, branching: 70%, parents: 3, largest: 4000}
          arbitrage: {count: 1, probability: 50%, least edge: 4, largest edge: 20}
        follows: {market: HEFT-USDT, share: 80%, lag: 45s}
    funds: {USDT: 100000, HEFT: 0.5, DOGE: 12}
    timeline:
      - at: 1s
        announce: move
        title: T
        reason: R
        cancel-only at: 35s
        halt at: 36s
        open at: 41s
        audit for: 1s
        cancels for: 1s
        auction for: 1s
        resting orders: cancel
        advice: A
        news by: 36s
        markets: [DOGE-USDT]
      - {at: 2s, report: move, step: 1 of 2, doing: D, news by: 36s}
      - {at: 3s, revise: move, open at: 42s, reason: R, news by: 37s}
      - {at: 4s, phase: post-only, markets: HEFT-USDT}
      - {at: 5s, call off: move, reason: R}
    """

  static let numbers = [
    "0", "1", "-1", "2", "99", "1000000", "9223372036854775807", "9223372036854775808",
    "0.00000001",
    "1e9", "1e400", "nan", "0%", "100%", "0s", "1s", "1ms", "365d", "1h", "~", "''", "[]", "{}",
  ]

  /// The file of a seed: one or two changes to the whole one.
  static func file(_ seed: Int) -> String {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15)
    var lines = whole.split(separator: "\n").map(String.init)
    for _ in 0...(dice.below(4) == 0 ? 1 : 0) {
      let line = dice.below(lines.count)
      switch dice.below(9) {
      case 0: lines.remove(at: line)
      case 1: lines.insert(lines[dice.below(lines.count)], at: line)
      case 2: lines.swapAt(line, dice.below(lines.count))
      case 3, 4, 5, 6: lines[line] = changed(lines[line], &dice)
      case 7:
        var letters = Array(lines[line].unicodeScalars)
        let scalars: [Unicode.Scalar] = [
          ":", "{", "}", "-", "#", "&", "*", "%", "\u{0}", "é", "x", " ",
        ]
        letters[dice.below(letters.count)] = dice.pick(scalars)
        lines[line] = letters.reduce(into: "") { $0.unicodeScalars.append($1) }
      default: lines[line] = String(lines[line].prefix(dice.below(lines[line].count)))
      }
      if lines.isEmpty { break }
    }
    return lines.joined(separator: "\n")
  }

  /// A line with one of its values another.
  private static func changed(_ line: String, _ dice: inout Dice) -> String {
    let parts = line.split(separator: ": ", omittingEmptySubsequences: false).map(String.init)
    guard parts.count > 1 else { return line + ": " + dice.pick(numbers) }
    let place = 1 + dice.below(parts.count - 1)
    var new = parts
    let end = new[place].firstIndex { ",}]".contains($0) } ?? new[place].endIndex
    new[place] = dice.pick(numbers) + new[place][end...]
    return new.joined(separator: ": ")
  }

  @Test("the whole file is right")
  func unchanged() throws { #expect(try ScenarioText.problems(Self.whole) == []) }

  @Test("each is a clear error or a world that runs", arguments: 0..<20)
  func mutations(batch: Int) throws {
    let folder = try TemporaryFolder()
    var (right, wrong) = (0, 0)
    for seed in (batch * 50)..<(batch * 50 + 50) {
      let path = try folder.write(Self.file(seed), to: "\(seed).yaml")
      do throws(DocumentError) {
        let scenario = try ScenarioLibrary().scenario(named: path)
        right += 1
        run(scenario, seed)
      } catch {
        wrong += 1
        #expect(error.problems.allSatisfy { $0.line > 0 && $0.column > 0 && !$0.message.isEmpty })
        #expect(error.problems.allSatisfy { $0.file == path }, "\(error)")
      }
    }
    #expect(right > 0 && wrong > 0)
  }

  /// Runs what was read for a minute of market time, or for so many events.
  private func run(_ scenario: Scenario, _ seed: Int) {
    var world = World(scenario: scenario, seed: UInt64(seed))
    let inflow = world.exchange.audit(at: world.now)
    #expect(inflow.passed)
    var events = EventBatch()
    world.run(until: scenario.start + .seconds(60), eventLimit: 2_000, into: &events)
    #expect(world.exchange.audit(at: world.now).passed)
  }
}
