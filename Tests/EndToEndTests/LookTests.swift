import Foundation
import Testing

/// Pictures and previews: what the program draws without a terminal.
@Suite struct SnapshotTests {
  private static let scene = [
    "snapshot", "--symbol", "ETH-USDT", "--at", "6s", "--size", "100x30", "--press",
    "2s j Enter", "--press", "3s J Enter Space Esc",
  ]

  private func picture(_ more: String...) throws -> String {
    let run = try Bellwether.run(Self.scene + more)
    #expect(run.status == 0 && run.errors == "")
    return run.output
  }

  @Test func theSameArgumentsGiveTheSameBytes() throws {
    let text = try picture()
    #expect(try picture() == text)
    let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
    #expect(lines.count == 31 && lines.allSatisfy { $0.count <= 100 })
    for part in ["ETH-USDT", "09:00:06", "Orders 1", "ARMED"] { #expect(text.contains(part)) }
    #expect(try picture("--seed", "2") != text)
  }

  @Test func everyFormatShowsTheSame() throws {
    let text = try picture()
    let coloured = try picture("--format", "ansi", "--theme", "light")
    let plain = coloured.replacing(#/\u{1B}\[[0-9;]*m/#, with: "")
    let rows = plain.split(separator: "\n", omittingEmptySubsequences: false).map { row in
      String(row.reversed().drop { $0 == " " }.reversed())
    }
    #expect(rows.joined(separator: "\n") == text)
    #expect(coloured.contains("48;2;251;250;247"))
    let drawing = try picture("--format", "svg", "--theme", "colour-blind")
    #expect(drawing.hasPrefix("<svg ") && drawing.hasSuffix("</svg>\n"))
    #expect(drawing.contains(">ETH-USDT</text>") && drawing.contains("#0e1116"))
    let ascii = try picture("--glyphs", "ascii")
    #expect(ascii.allSatisfy { $0.isASCII })
  }

  @Test func redRisesWhereItIsAskedFor() throws {
    let green = try picture("--format", "ansi", "--theme", "fern")
    let red = try picture("--format", "ansi", "--theme", "fern", "--rising", "red")
    #expect(green != red)
    #expect(try picture("--format", "ansi", "--theme", "fern", "--rising", "green") == green)
  }

  @Test(arguments: [
    (["--size", "0x40"], "--size"), (["--size", "120"], "--size"), (["--at", "soon"], "--at"),
    (["--press", "Enter"], "--press"), (["--press", "1s Entr"], "--press"),
    (["--symbol", "NO-SUCH"], "BTC-USDT"), (["--theme", "frn"], "did you mean 'fern'?"),
    (["--scenario", "none-such"], "calm-day"), (["--format", "png"], "svg"),
  ])
  func aMistakeSaysWhatIsAllowed(arguments: [String], text: String) throws {
    let run = try Bellwether.run(["snapshot"] + arguments)
    #expect(run.status != 0 && run.output == "")
    #expect(run.errors.contains(text))
  }

  @Test func aPreviewShowsEveryRole() throws {
    let plain = try Bellwether.run(["themes", "--preview", "paper"])
    #expect(plain.status == 0 && !plain.output.contains("\u{1B}"))
    for part in ["Paper  (paper)", "negative-strong", "state-live", "Ladder"] {
      #expect(plain.output.contains(part))
    }
    let coloured = try Bellwether.run(["themes", "--preview", "paper", "--colour", "256"])
    #expect(coloured.output.contains("48;5;"))
    let wrong = try Bellwether.run(["themes", "--preview", "papier"])
    #expect(wrong.status != 0 && wrong.errors.contains("did you mean 'paper'?"))
    #expect(try Bellwether.run(["themes", "paper"]).errors.contains("--preview"))
  }
}

extension EndToEnd {
  /// The person's own theme file, while the desk is open.
  @Suite struct ThemeReloadTests {
    @Test func aSavedFileIsReadAnewAndADamagedOneSaysWhere() throws {
      try TerminalSession.open { session in
        let folder = session.tmux.folder.appendingPathComponent("config/bellwether/themes")
        try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
        let file = folder.appendingPathComponent("mine.yaml")
        func save(_ night: String) throws {
          try "inherits: dark\ncolours:\n  night: \(night)\n"
            .write(to: file, atomically: true, encoding: .utf8)
        }
        try save("'101010'")
        let config = session.tmux.folder.appendingPathComponent("config").path
        try session.enter("export XDG_CONFIG_HOME='\(config)'")
        try session.launchDesk("--theme mine --colour true")
        // At rest: nothing but the file's watch wakes the desk.
        try session.press("p")
        try session.until("PAUSED")
        func colours() throws -> String {
          try session.tmux.run(["capture-pane", "-p", "-e", "-t", "test"])
        }
        let before = try colours()
        #expect(before.contains("48;2;16;16;16"))
        try save("'300030'")
        try session.wait(10, "the new background") { try colours().contains("48;2;48;0;48") }
        try session.until("the theme mine was read anew")
        try save("nihgt")
        try session.until("mine.yaml:3:10")
        #expect(try colours().contains("48;2;48;0;48"))
        try save("'003030'")
        try session.wait(10, "the mended background") { try colours().contains("48;2;0;48;48") }
        try session.press("O")
        try session.until("red is up")
        try session.press("q")
        #expect(try session.exitStatus() == 0)
      }
    }
  }
}
