import Market
import Pseudoterminal

/// Measures everything that is claimed of the desk, each in a session of its own.
struct ScreenClaims {
  /// How programs are measured.
  var run: ScreenRun
  /// The program.
  var binary: String
  /// Orders a second of the load.
  var load: Int
  /// Programs to measure beside it.
  var others: [String]

  /// Measures it all.
  func measure() throws -> ClaimsReport {
    var report = ClaimsReport(run: run)
    let pace = try ScreenPace.perMille(forBookEventsPerSecond: 1_000)
    let speed = Decimal.text(pace, decimals: 3, grouping: false)
    let busy = try run.measure([binary, "--new", "--speed", speed], typing: "")
    report.add("speed for 1,000 events a second", "", Double(pace) / 1_000, most: nil)
    report.add("bytes a frame", "", busy.figure("bytes a frame"), most: 350)
    report.add("frames a second", "", busy.figure("frames a second"), most: nil)
    report.add("drawing", "% of a core", busy.figure("first thread"), most: 3)
    report.add("processor, market included", "% of a core", busy.figure("processor"), most: nil)
    report.add("first paint", "ms", busy.figure("first paint"), most: 50)
    let usual = try run.measure([binary, "--new"], typing: "")
    report.add("memory, usual scenario", "MB", usual.figure("memory"), most: 30)
    let idle = try run.measure([binary, "--new"], typing: "p")
    report.add("processor, paused", "% of a core", idle.figure("processor"), most: 0.05)
    let keys = try KeyRun(run: run, load: load).measure(binary)
    report.add("key to first byte, median", "ms", keys.milliseconds(at: 50), most: 1)
    report.add("key to first byte, 99 of 100", "ms", keys.milliseconds(at: 99), most: 16)
    report.add("keys without an answer", "", Double(keys.unanswered), most: 0)
    report.add("orders a second meanwhile", "", keys.ordersPerSecond, most: nil)
    for other in others {
      do throws(ProgramError) {
        report.others.append(try run.measure([other], typing: ""))
      } catch {
        report.leftOut.append(error.description)
      }
    }
    return report
  }
}

extension ScreenResult {
  /// The value of a figure; 0 where there is none of the name.
  func figure(_ name: String) -> Double { figures.first { $0.name == name }?.value ?? 0 }
}

/// What was claimed, and what was measured.
struct ClaimsReport {
  /// How it was measured.
  var run: ScreenRun
  /// Each figure with the most that it may be, if anything is claimed of it.
  private(set) var claims: [(figure: Figure, most: Double?)] = []
  /// Other programs, for comparison.
  var others: [ScreenResult] = []
  /// Why some are not among them.
  var leftOut: [String] = []

  init(run: ScreenRun) { self.run = run }

  /// Adds a figure.
  mutating func add(_ name: String, _ unit: String, _ value: Double, most: Double?) {
    claims.append((Figure(name, unit, value), most))
  }

  /// A line a figure.
  var table: String {
    let rows = claims.map { claim -> (String, String, String) in
      let unit = claim.figure.unit.isEmpty ? "" : ", \(claim.figure.unit)"
      let target = claim.most.map {
        "at most \(ScreenReport.decimal($0, places: 2)): "
          + (claim.figure.value <= $0 ? "met" : "MISSED")
      }
      let value = ScreenReport.decimal(claim.figure.value, places: 2)
      return ("\(claim.figure.name)\(unit)", value, target ?? "")
    }
    let first = rows.map(\.0.count).max() ?? 0
    let second = rows.map(\.1.count).max() ?? 0
    let lines = rows.map { name, value, target in
      name + String(repeating: " ", count: first - name.count + 2)
        + String(repeating: " ", count: second - value.count) + value + "  " + target
    }
    let compared = others.map { other in
      "\(other.program): "
        + other.figures.map {
          "\($0.name) \(ScreenReport.decimal($0.value, places: 2))"
        }.joined(separator: ", ")
    }
    return
      (["\(run.size), \(run.terminal), \(run.seconds) s each"] + lines + compared
      + leftOut.map { "left out: \($0)" }).joined(separator: "\n")
  }

  /// The same as JSON.
  var json: String {
    let lines = claims.map { claim in
      let most = claim.most.map { ScreenReport.decimal($0, places: 3) } ?? "null"
      return "    {\"name\": \"\(claim.figure.name)\", \"unit\": \"\(claim.figure.unit)\", "
        + "\"value\": \(ScreenReport.decimal(claim.figure.value, places: 3)), \"most\": \(most)}"
    }
    return "{\n  \"size\": \"\(run.size)\", \"seconds\": \(run.seconds),\n  \"claims\": [\n"
      + lines.joined(separator: ",\n") + "\n  ]\n}"
  }
}
