import ArgumentParser
import Pseudoterminal

/// `bellwether-bench screen`: a program on a terminal of its own, and what it costs.
struct ScreenBench: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "screen",
    abstract: "Runs a program on a terminal of its own and measures its output and its cost.",
    discussion: """
      A frame is a burst of output: pieces that follow each other within 4 ms. First paint is the \
      end of the first frame by which an eighth of the screen's cells has been painted, counted \
      from before the program was started; the median of several starts. Processor time is that \
      of all threads, as a share of one core.
      """)

  @Option(help: "The program to measure.")
  var binary: String

  @Option(help: ArgumentHelp("The terminal's columns and rows.", valueName: "120x40"))
  var size = TerminalSize(columns: 120, rows: 40)

  @Option(help: "How many seconds to measure.")
  var seconds = 20

  @Option(help: "How many seconds to wait first, after the first paint and the keys.")
  var settle = 2

  @Option(help: "What TERM says.")
  var term = "xterm-256color"

  @Option(help: "What to type after the first paint.")
  var keys = ""

  @Flag(help: "Type the key that pauses the market first, unless --keys says something else.")
  var idle = false

  @Option(help: "How many times to start it for the time to the first paint.")
  var starts = 5

  @Option(
    name: .customLong("beside"),
    help: "Another program to measure in the same run; left out if absent. Can be repeated.")
  var others: [String] = []

  @Flag(help: "Print JSON instead of a table.")
  var json = false

  @Flag(
    help: """
      Measure what is claimed of the desk instead: the cost of sixty frames a second of a market \
      of 1,000 events a second, an idle desk, and keys while the venue takes orders from a load.
      """)
  var claims = false

  @Option(help: "How many orders a second the load sends while keys are measured.")
  var load = 1_000_000

  @Argument(parsing: .postTerminator, help: "Arguments for the program, after --.")
  var arguments: [String] = []

  func validate() throws {
    guard seconds > 0, settle >= 0, starts > 0 else {
      throw ValidationError("--seconds and --starts must be positive, --settle not negative")
    }
  }

  func run() throws {
    let run = ScreenRun(
      size: size, terminal: term, settleSeconds: settle, seconds: seconds, starts: starts)
    if claims {
      let report = try ScreenClaims(run: run, binary: binary, load: load, others: others).measure()
      return print(json ? report.json : report.table)
    }
    let typed = idle && keys.isEmpty ? "p" : keys
    var report = ScreenReport(run: run)
    report.results.append(try run.measure([binary] + arguments, typing: typed))
    for other in others {
      do throws(ProgramError) {
        report.results.append(try run.measure([other], typing: ""))
      } catch {
        report.leftOut.append(error.description)
      }
    }
    print(json ? report.json : report.table)
  }
}

/// A terminal's size as it is written on a command line: `120x40`.
struct TerminalSize: ExpressibleByArgument, CustomStringConvertible {
  /// How many columns.
  var columns: Int
  /// How many rows.
  var rows: Int

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
  }

  init?(argument: String) {
    let parts = argument.split(separator: "x", omittingEmptySubsequences: false).map { Int($0) }
    guard parts.count == 2, let columns = parts[0], let rows = parts[1], columns > 0, rows > 0,
      columns <= 1000, rows <= 1000
    else { return nil }
    self.init(columns: columns, rows: rows)
  }

  var description: String { "\(columns)x\(rows)" }
}
