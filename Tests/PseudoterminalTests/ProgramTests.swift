import Foundation
import Pseudoterminal
import Testing

@Suite struct ProgramTests {
  /// Everything a shell command writes to an 80x24 terminal until it ends or ten seconds are over.
  ///
  /// What is typed waits until the command has written something, if it is to wait: a signal that
  /// comes before its trap ends the shell.
  private func output(
    of script: String, typing text: String = "", onceHeard: Bool = false
  ) throws -> (text: String, status: Int?) {
    let program = try Program(
      ["sh", "-c", script], columns: 81, rows: 23, terminal: "xterm-256color")
    if !onceHeard { program.send(text) }
    let deadline = Program.now + 10_000_000_000
    var bytes: [UInt8] = []
    while Program.now < deadline, let piece = program.receive(until: deadline) {
      if onceHeard && bytes.isEmpty { program.send(text) }
      bytes += piece
    }
    var status: Int?
    while status == nil && Program.now < deadline { status = program.takeStatus() }
    return (String(decoding: bytes, as: UTF8.self), status)
  }

  @Test func aProgramHasATerminalOfItsOwn() throws {
    let result = try output(of: "stty size; tty; echo $TERM; exit 3")
    #expect(result.text.hasPrefix("23 81\r\n/dev/pts/"))
    #expect(result.text.hasSuffix("xterm-256color\r\n"))
    #expect(result.status == 3)
  }

  @Test func whatIsTypedArrives() throws {
    let result = try output(of: "read line; echo \"<$line>\"", typing: "hello\n")
    #expect(result.text.contains("<hello>"))
  }

  @Test func theTerminalSendsItsSignals() throws {
    let result = try output(
      of: "trap 'exit 5' INT; echo on; sleep 9", typing: "\u{3}", onceHeard: true)
    #expect(result.status == 5)
  }

  @Test func aMissingProgramIsAnError() {
    #expect(!Program.exists("no-such-program"))
    #expect(Program.exists("sh"))
    #expect(Program.exists("/bin/sh"))
    #expect(
      throws: ProgramError.notStarted(
        program: "no-such-program", reason: "No such file or directory")
    ) {
      _ = try Program(["no-such-program"], columns: 80, rows: 24, terminal: "vt100")
    }
  }

  @Test func workCostsProcessorTimeAndIdlingDoesNot() throws {
    let idle = try Program(["sleep", "60"], columns: 80, rows: 24, terminal: "vt100")
    let busy = try Program(
      ["sh", "-c", "while :; do :; done"], columns: 80, rows: 24, terminal: "vt100")
    let deadline = Program.now + 10_000_000_000
    while try busy.cost().processorNanoseconds < 100_000_000 && Program.now < deadline {
      _ = busy.receive(until: Program.now + 10_000_000)
    }
    #expect(try busy.cost().processorNanoseconds >= 100_000_000)
    #expect(try idle.cost().processorNanoseconds < 50_000_000)
    #expect(try idle.cost().residentBytes > 100_000)
    #expect(idle.takeStatus() == nil)
    let gone = try Program(["true"], columns: 80, rows: 24, terminal: "vt100")
    while gone.takeStatus() == nil && Program.now < deadline {}
    #expect(throws: ProgramError.notMeasured(program: "true")) { try gone.cost() }
    busy.end()
    idle.end()
  }
  /// One that nobody waited for would stay in the system's table, and hide others from whoever
  /// waits for any child: as exit tests do, which then wait for ever.
  @Test func nothingIsLeftOfAProgramThatIsDropped() throws {
    do {
      let program = try Program(
        ["tail", "-f", "/dev/null"], columns: 80, rows: 24, terminal: "vt100")
      #expect(program.takeStatus() == nil)
    }
    let own = "\(ProcessInfo.processInfo.processIdentifier)"
    let left = try FileManager.default.contentsOfDirectory(atPath: "/proc").filter { name in
      guard Int(name) != nil,
        let text = try? String(contentsOfFile: "/proc/\(name)/stat", encoding: .utf8)
      else { return false }
      let fields = text.split(separator: " ")
      return fields.count > 3 && fields[1] == "(tail)" && fields[3] == own
    }
    #expect(left.isEmpty)
  }
}
