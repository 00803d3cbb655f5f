import Documents
import Exchange
import Foundation
import Market
import Simulation
import Testing

/// The built-in files with something wrong in them: each is a clear error or a world that runs,
/// never a crash or a hang. `MUTATIONS=20000` makes it as many.
@Suite("Mutated built-in scenario files")
struct BuiltInMutationTests {
  typealias Dice = ScenarioMutationTests.Dice

  static let batches = 20
  static let filesPerBatch = max(
    1, (ProcessInfo.processInfo.environment["MUTATIONS"].flatMap { Int($0) } ?? 1_000) / batches)

  static func originals() throws -> [[UInt8]] {
    try ScenarioLibrary.builtInNames.map { try ScenarioLibrary().text(named: $0).bytes }
  }

  /// The file of a seed: one to three changes to one of the built-in ones.
  static func file(_ seed: Int, of originals: [[UInt8]]) -> [UInt8] {
    var dice = Dice(state: UInt64(seed) &* 0x9E37_79B9_7F4A_7C15 &+ 99)
    let original = originals[seed % originals.count]
    var lines = original.split(separator: 10, omittingEmptySubsequences: false).map(Array.init)
    for _ in 0...dice.below(3) {
      // Comments say nothing to a reader, so mostly something else is changed.
      var line = dice.below(lines.count)
      for _ in 0..<8 where lines[line].first == UInt8(ascii: "#") { line = dice.below(lines.count) }
      change(&lines, line, original, &dice)
      if lines.isEmpty { lines = [[]] }
    }
    return Array(lines.joined(separator: [10]))
  }

  private static func change(
    _ lines: inout [[UInt8]], _ line: Int, _ original: [UInt8], _ dice: inout Dice
  ) {
    let other = lines[dice.below(lines.count)]
    switch dice.below(10) {
    case 0: lines.remove(at: line)
    case 1: lines.insert(other, at: line)
    case 2: lines.swapAt(line, dice.below(lines.count))
    case 3: lines[line].insert(contentsOf: [32, 32], at: 0)
    case 4: lines[line] = Array(lines[line].drop { $0 == 32 })
    case 5: lines[line] = Array(lines[line].prefix(dice.below(lines[line].count + 1)))
    case 6 where !lines[line].isEmpty:
      lines[line][dice.below(lines[line].count)] = UInt8(dice.below(256))
    case 7 where !lines[line].isEmpty:
      // A key with a slip of the finger.
      let place = dice.below(lines[line].count)
      lines[line].insert(UInt8(ascii: "a") + UInt8(dice.below(26)), at: place)
    default:
      // A value that is another, from a list of nasty ones or from another line.
      var parts = String(decoding: lines[line], as: UTF8.self).components(separatedBy: ": ")
      guard parts.count > 1 else { return }
      let place = 1 + dice.below(parts.count - 1)
      let end = parts[place].firstIndex { ",}]".contains($0) } ?? parts[place].endIndex
      let words = String(decoding: other, as: UTF8.self).components(separatedBy: ": ")
      let nasty = dice.pick(ScenarioMutationTests.numbers)
      let value = dice.below(3) == 0 ? words[words.count - 1] : nasty
      parts[place] = value + parts[place][end...]
      lines[line] = Array(parts.joined(separator: ": ").utf8)
    }
  }

  @Test("each is a clear error or a world that runs", arguments: 0..<batches)
  func mutations(batch: Int) throws {
    let originals = try Self.originals()
    var (right, wrong) = (0, 0)
    for seed in (batch * Self.filesPerBatch)..<((batch + 1) * Self.filesPerBatch) {
      let text = Documents.ScenarioText(name: "mutated", bytes: Self.file(seed, of: originals))
      do throws(DocumentError) {
        let scenario = try text.scenario(file: "mutated.yaml")
        right += 1
        run(scenario, UInt64(seed))
      } catch {
        wrong += 1
        let isClear = error.problems.allSatisfy { problem in
          problem.file == "mutated.yaml" && problem.line > 0 && problem.column > 0
            && !problem.message.isEmpty
        }
        #expect(isClear && !error.problems.isEmpty, "seed \(seed): \(error)")
      }
    }
    #expect(right > 0 && wrong > 0)
  }

  /// Runs what was read for some market seconds, in the thin markets, which are quick.
  private func run(_ read: Scenario, _ seed: UInt64) {
    var scenario = read
    scenario.markets.removeAll { $0.dailyVolume >= 1e7 }
    var trial = ScenarioTrial(scenario: scenario, seed: seed)
    var events = EventBatch()
    let end = scenario.start + .seconds(5)
    var count = 0
    while trial.world.now < end, count < 20 {
      trial.run(until: end, eventLimit: 2_000, into: &events)
      count += 1
    }
    #expect(trial.world.exchange.audit(at: trial.world.now).passed, "seed \(seed)")
    // Everything that was read can be told of.
    let texts = scenario.expectations.map { ExpectationText.text($0, in: scenario) }
    #expect(texts.allSatisfy { !$0.isEmpty })
  }
}
