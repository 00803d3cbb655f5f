import Foundation
import Testing

/// Plain mode: lines in, lines out, with a pipe where a terminal would be.
@Suite struct PlainTests {
  /// Runs plain mode on a script.
  private func play(
    _ lines: [String], _ arguments: [String] = [], state: URL? = nil
  ) throws -> (lines: [String], status: Int) {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("bellwether-plain-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let script = folder.appendingPathComponent("script")
    try lines.map { $0 + "\n" }.joined().write(to: script, atomically: true, encoding: .utf8)
    let command = "'\(try Bellwether.path())' --plain \"$@\" <'\(script.path)'"
    let result = try Command.run(
      ["/bin/sh", "-c", command, "sh"] + arguments,
      environment: ["XDG_STATE_HOME": (state ?? folder).path, "TERM": nil], within: 120)
    let text = result.output.split(separator: "\n", omittingEmptySubsequences: false)
    return (text.map(String.init), result.status)
  }

  @Test func aScriptTradesAndLeaves() throws {
    let (lines, status) = try play([
      "buy 0.5 60000", "orders", "cancel 1", "orders", "buy 0.1 market", "fills", "balances",
      "market", "book 3", "notice", "nonsense",
    ])
    #expect(status == 0)
    for part in [
      "Bellwether, plain mode: announced-maintenance", "resting: buy 0.50000 at 60,000.00",
      "1 open order", "1: buy 0.50000 BTC-USDT at 60,000.00, filled 0.00000",
      "buy 0.50000 at 60,000.00: cancelled", "no open orders", "bought 0.10000",
      "position BTC-USDT long 0.10000", "ask ", "bid ", "there is no command 'nonsense'",
      "Left announced-maintenance with 0 open orders and", "Audit passed",
    ] {
      #expect(lines.contains { $0.contains(part) }, "no line with '\(part)' in \(lines)")
    }
    // In the order of the script: the first listing has the order, the second has not.
    let first = try #require(lines.firstIndex(of: "1 open order"))
    let second = try #require(lines.firstIndex(of: "no open orders"))
    #expect(first < second)
  }

  @Test func whatAStandstillCostIsComparedAfterASessionPlayedByHand() throws {
    let state = FileManager.default.temporaryDirectory
      .appendingPathComponent("bellwether-compare-\(UUID().uuidString.prefix(8))")
    defer { try? FileManager.default.removeItem(at: state) }
    let (lines, status) = try play(
      ["buy 0.1 60000", "yes", "speed 500", "wait 345", "quit", "yes"], ["last-minute", "--new"],
      state: state)
    #expect(status == 0)
    let command = try #require(lines.first { $0.contains(": bellwether compare ") })
    let arguments = command.split(separator: " ").suffix(2).map(String.init)
    let result = try Command.run(
      [try Bellwether.path(), "compare", "--quiet", "--for", "30s"] + arguments,
      environment: ["XDG_STATE_HOME": state.path], within: 120)
    #expect(result.status == 0)
    let table = result.output.split(separator: "\n").map { $0.split(separator: " ") }
    #expect(table.contains { $0 == ["played", "by", "you", "steady"] })
    // The order was in the market that is compared, as trading stopped.
    let inBook = try #require(table.first { $0.starts(with: ["in", "the", "book"]) })
    #expect(inBook.dropFirst(6).first == "1")
  }

  @Test func nothingButTextIsWritten() throws {
    let (lines, status) = try play(["watch 1", "wait 3", "help", "watch off"], ["--speed", "1"])
    #expect(status == 0)
    #expect(lines.allSatisfy { line in line.allSatisfy { $0.isASCII && $0 >= " " } })
    #expect(lines.count { $0.contains("BTC-USDT") && $0.contains(", bid ") } >= 2)
  }

  @Test func aScriptThatLeavesAnOrderOpenSaysSo() throws {
    let (lines, _) = try play(["buy 0.5 60000", "quit", "yes", "orders"])
    #expect(lines.contains { $0.hasPrefix("Leave? 1 order is open") })
    #expect(lines.contains("yes or no?"))
    #expect(lines.contains { $0.contains("with 1 open order") })
    #expect(!lines.contains("1 open order"), "a line after the end was read")
  }

  @Test func aSessionThatIsOpenElsewhereIsNotPlayed() throws {
    let folder = FileManager.default.temporaryDirectory
      .appendingPathComponent("bellwether-open-\(UUID().uuidString.prefix(8))")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    let program = try Bellwether.path()
    let command =
      "sleep 6 | '\(program)' --plain --new >/dev/null & sleep 3; "
      + "'\(program)' replay latest --plain 2>&1; echo status $?; wait"
    let result = try Command.run(
      ["/bin/sh", "-c", command], environment: ["XDG_STATE_HOME": folder.path], within: 60)
    #expect(result.output.contains("is open in another bellwether; leave it there first"))
    #expect(result.output.contains("status 1"))
  }

  @Test func aScriptGoesBackAndPractises() throws {
    let (lines, status) = try play([
      "buy 0.1 market", "wait 12", "fills", "rewind 1h", "yes", "fills", "pause", "step event",
      "step trade", "rewind soon",
    ])
    #expect(status == 0)
    for part in [
      "bought 0.10000", "Rewind to 09:00:00?", "PRACTICE from 09:00:00",
      "the first pass stays scored: to 09:00:1", "no fills", "market time stands still",
      "rewind takes 10s, 5m", "The first pass is scored: to 09:00:1",
      "Practice from 09:00:00, not scored",
    ] {
      #expect(lines.contains { $0.contains(part) }, "no line with '\(part)' in \(lines)")
    }
  }

  @Test func timeRunsWhileAScriptWaits() throws {
    let (lines, _) = try play(["speed 20", "wait 30", "pause", "market", "log 50"])
    #expect(lines.contains { $0.contains("announced: ") })
    #expect(lines.contains { $0.contains("market time stands still") })
  }

  @Test func aReaderThatLeavesEndsIt() throws {
    // With its input at an end it would leave by itself, with 0.
    let program = "{ '\(try Bellwether.path())' --plain --no-journal; echo ended $? >&2; }"
    let command = "{ echo 'watch 1'; sleep 6; } | \(program) | head -n 1"
    let result = try Command.run(["/bin/sh", "-c", command], within: 40)
    #expect(result.output.contains("plain mode"))
    #expect(result.output.contains("ended 129"))
  }
}
