import ArgumentParser
import Documents
import Journal
import Market
import Simulation
import Venue

/// `bellwether audit`: proves from a journal alone that nothing was lost.
struct AuditCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "audit",
    abstract: "Prove from a session's journal alone that nothing was lost.",
    discussion: """
      Checks every record's checksum and order, carries all of them out from the scenario that the \
      journal keeps, and compares every asset and every order with what came in. Ends with a \
      failure where anything differs. Changes nothing.
      """)

  @Argument(help: ArgumentHelp("The session's folder, or a file in it.", valueName: "journal"))
  var journal: String

  func run() throws {
    let audit = try JournalAudit(path: journal)
    print(audit.text)
    guard audit.passed else { throw ExitCode.failure }
  }
}
