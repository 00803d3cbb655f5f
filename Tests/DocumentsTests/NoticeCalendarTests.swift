import Foundation
import Market
import Testing

@testable import Documents

@Suite struct NoticeCalendarTests {
  private func notice(_ change: (inout MaintenanceNotice) -> Void = { _ in }) -> MaintenanceNotice {
    // 09:00 on 10 March 2026.
    let start = Instant(nanoseconds: 1_773_133_200_000_000_000)
    var notice = MaintenanceNotice(
      id: NoticeID(3), publishedAt: start,
      plan: MaintenancePlan(
        title: "Storage; new, and \\ faster",
        reason: "Größer und schneller, so dass die Zeile länger wird als fünfundsiebzig Oktette 🙂",
        instruments: [InstrumentID(1)], cancelOnlyAt: start + .hours(72),
        haltAt: start + .hours(73), expectedOpen: start + .hours(80), verifying: .minutes(5),
        reopeningCancelOnly: .minutes(30), auction: .minutes(5), advice: "Settle, or stay.",
        nextUpdateDue: start + .hours(73)))
    change(&notice)
    return notice
  }

  private func calendar(_ notices: MaintenanceNotice...) -> String {
    NoticeCalendar.text(notices, source: "a b/ü-0x1", symbols: ["BTC-USDT", "ETH-USDT"])
  }

  /// Reads it as RFC 5545 has it: content lines by their grammar, unfolded.
  private func contentLines(_ text: String) throws -> [(name: String, value: String)] {
    #expect(text.hasSuffix("\r\n"))
    var lines: [String] = []
    for line in text.components(separatedBy: "\r\n").dropLast() {
      #expect(line.utf8.count <= 75, "\(line)")
      #expect(!line.unicodeScalars.contains { $0.value < 32 || $0.value == 127 })
      if line.hasPrefix(" ") {
        let last = try #require(lines.indices.last)
        lines[last] += line.dropFirst()
      } else {
        lines.append(line)
      }
    }
    return try lines.map { line in
      let colon = try #require(line.firstIndex(of: ":"), "\(line)")
      let name = line[..<colon]
      #expect(!name.isEmpty && name.allSatisfy { $0.isASCII && ($0.isLetter || $0 == "-") })
      return (String(name), String(line[line.index(after: colon)...]))
    }
  }

  /// What an escaped text says.
  private func unescaped(_ text: String) throws -> String {
    var plain = ""
    var isEscaped = false
    for character in text {
      if isEscaped {
        #expect("\\;,nN".contains(character))
        plain.append("nN".contains(character) ? "\n" : character)
        isEscaped = false
      } else if character == "\\" {
        isEscaped = true
      } else {
        #expect(character != ";" && character != ",")
        plain.append(character)
      }
    }
    #expect(!isEscaped)
    return plain
  }

  @Test func itKeepsToTheGrammar() throws {
    let lines = try contentLines(calendar(notice(), notice { $0.stage = .calledOff }))
    var stack: [String] = []
    for (name, value) in lines {
      if name == "BEGIN" { stack.append(value) }
      if name == "END" { #expect(stack.popLast() == value) }
    }
    #expect(stack.isEmpty)
    #expect(lines.first?.value == "VCALENDAR" && lines.last?.name == "END")
    for required in ["VERSION", "PRODID"] {
      #expect(lines.count { $0.name == required } == 1)
    }
    for each in ["UID", "DTSTAMP", "DTSTART", "DTEND", "SEQUENCE", "STATUS", "SUMMARY"] {
      #expect(lines.count { $0.name == each } == 2, "\(each)")
    }
    for line in lines where line.name.hasPrefix("DT") || line.name == "CREATED" {
      let characters = Array(line.value)
      #expect(characters.count == 16 && characters[8] == "T" && characters[15] == "Z")
      #expect(characters.enumerated().allSatisfy { [8, 15].contains($0) || $1.isNumber })
    }
  }

  @Test func itSaysWhenWhatAndWhy() throws {
    let lines = try contentLines(calendar(notice()))
    func value(_ name: String) -> String? { lines.first { $0.name == name }?.value }
    #expect(value("DTSTART") == "20260313T090000Z" && value("DTEND") == "20260313T170000Z")
    #expect(value("UID") == "notice-3-a-b---0x1@bellwether")
    #expect(value("TRIGGER") == "-PT30M")
    let summary = try unescaped(value("SUMMARY") ?? "")
    #expect(summary == "Storage; new, and \\ faster (ETH-USDT)")
    let text = try unescaped(value("DESCRIPTION") ?? "")
    #expect(text.hasPrefix("Größer und schneller, so dass die Zeile länger wird"))
    #expect(text.contains("Oktette 🙂\nOnly cancels from 2026-03-13 09:00:00 UTC."))
    #expect(text.hasSuffix("Settle, or stay."))
  }

  @Test func aRevisionMovesTheSameEventAndACancelledOneIsCancelled() throws {
    func fields(_ notice: MaintenanceNotice) throws -> [String] {
      let lines = try contentLines(calendar(notice))
      return ["UID", "SEQUENCE", "STATUS", "DTEND"].map { name in
        lines.first { $0.name == name }?.value ?? ""
      }
    }
    let first = try fields(notice())
    let second = try fields(
      notice {
        $0.revision = 2
        $0.plan.expectedOpen = $0.plan.expectedOpen + .hours(2)
      })
    let third = try fields(
      notice {
        $0.revision = 3
        $0.stage = .calledOff
      })
    #expect(first[0] == second[0] && second[0] == third[0])
    #expect([first[1], second[1], third[1]] == ["0", "1", "2"])
    #expect([first[2], second[2], third[2]] == ["CONFIRMED", "CONFIRMED", "CANCELLED"])
    #expect(second[3] == "20260313T190000Z")
  }

  @Test func linesAreFoldedBetweenCharacters() {
    for length in [74, 75, 76, 149, 150, 300] {
      for unit in ["a", "é", "€", "🙂"] {
        let line = "X:" + String(repeating: unit, count: length)
        let folded = NoticeCalendar.folded(line)
        let parts = folded.components(separatedBy: "\r\n")
        #expect(parts.allSatisfy { $0.utf8.count <= 75 })
        #expect(parts.dropFirst().allSatisfy { $0.hasPrefix(" ") })
        #expect((parts.first ?? "") + parts.dropFirst().map { $0.dropFirst() }.joined() == line)
      }
    }
  }

  @Test func programsGetJSON() {
    let text = NoticeJSON.text(
      notices: [notice { $0.plan.title = "a \"b\" \\ \u{1}" }], incidents: [],
      symbols: ["BTC-USDT", "ETH-USDT"])
    #expect(text.contains("\"title\": \"a \\\"b\\\" \\\\ \\u0001\""))
    #expect(text.contains("\"cancel_only_at\": \"2026-03-13T09:00:00Z\""))
    #expect(text.contains("\"called_off_reason\": null"))
    #expect(text.contains("\"incidents\": []"))
  }
}
