import Documents
import Exchange
import Journal
import Market
import Simulation
import Venue

/// What a journal proves about its session.
struct JournalAudit {
  private let opening: JournalOpening
  private let recovery: Recovery
  private let report: AuditReport
  private let secondHash: UInt64
  private let commands: Int
  private var eventCount = 0

  /// Reads and replays a journal, twice.
  init(path: String) throws {
    let files = SystemFileStore()
    let isFile = path.hasSuffix(".journal")
    let directory =
      isFile
      ? path.contains("/") ? String(path[..<(path.lastIndex(of: "/") ?? path.endIndex)]) : "."
      : path
    let journal = VenueJournal(directory: directory, files: files)
    opening = try journal.opening()
    let text = ScenarioText(name: opening.scenarioName, bytes: opening.scenarioText)
    let scenario = try text.scenario(file: "\(directory): \(text.name)")
    var events = 0
    recovery = try journal.replay(scenario, seed: opening.seed) { events += $0.events.count }
    eventCount = events
    commands = Int(recovery.commandCount)
    secondHash = try journal.replay(scenario, seed: opening.seed).stateHash
    report = recovery.world.exchange.audit(at: recovery.world.now)
  }

  /// Whether everything agrees.
  var passed: Bool { report.passed && secondHash == recovery.stateHash }

  /// The proof, a line each.
  var text: String {
    var lines = [
      "scenario    \(opening.scenarioName), seed \(opening.seed), "
        + "recorded by \(opening.programVersion)",
      "records     \(number(recovery.recordCount)), every checksum and place right"
        + (recovery.tornBytes > 0 ? "; \(recovery.tornBytes) torn bytes at the end left out" : ""),
      "commands    \(number(recovery.commandCount)), \(number(UInt64(eventCount))) events",
      "end         " + (recovery.wasClosed ? "in order" : "without a last record")
        + (recovery.failuresSurvived > 0
          ? "; the disk had failed \(recovery.failuresSurvived) times" : ""),
      "",
      pad("asset", 8, left: true) + pad("came in", 28) + pad("there is", 28)
        + pad("difference", 14) + pad("orders need", 28) + pad("held", 28),
    ]
    for asset in report.assets { lines.append(line(asset)) }
    lines.append("")
    lines.append(
      "orders      \(report.ordersBefore) by the accounts, \(report.ordersAfter) by the books; "
        + "hashes \(report.orderHashBefore == report.orderHashAfter ? "agree" : "DIFFER")")
    lines.append(
      "state hash  \(Hexadecimal.text(recovery.stateHash)), second replay "
        + (secondHash == recovery.stateHash ? "agrees" : "gives \(Hexadecimal.text(secondHash))"))
    lines.append("audit       \(passed ? "passed" : "FAILED")")
    return lines.joined(separator: "\n")
  }

  private func line(_ audit: AssetAudit) -> String {
    let asset = recovery.world.exchange.assets[Int(audit.asset.rawValue)]
    return pad(asset.symbol, 8, left: true) + pad("\(audit.totalBefore)", 28)
      + pad("\(audit.totalAfter)", 28) + pad("\(audit.difference)", 14)
      + pad("\(audit.heldByOrders)", 28) + pad("\(audit.heldInAccounts)", 28)
  }

  private func number(_ count: UInt64) -> String { Decimal.text(Int64(count), decimals: 0) }

  private func pad(_ text: String, _ width: Int, left: Bool = false) -> String {
    let blanks = String(repeating: " ", count: max(0, width - text.count))
    return left ? text + blanks : blanks + text
  }
}
