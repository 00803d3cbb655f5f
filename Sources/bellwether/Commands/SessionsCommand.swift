import ArgumentParser
import Desk
import Market

/// `bellwether sessions`: what was played and can be resumed or audited.
struct SessionsCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sessions",
    abstract: "List the recorded sessions, or remove old ones.",
    discussion: """
      Sessions are kept in $XDG_STATE_HOME/bellwether (by default ~/.local/state/bellwether), a \
      folder each. 'bellwether --resume' goes on with the latest one.
      """)

  @Option(
    name: .long,
    help: ArgumentHelp("Remove all but the latest so many sessions.", valueName: "keep"))
  var prune: Int?

  func validate() throws {
    if let prune, prune < 0 { throw ValidationError("--prune takes how many to keep: 0 or more") }
  }

  func run() throws {
    let shelf = try SessionShelf()
    var sessions = shelf.sessions
    if let prune {
      let old = sessions.dropFirst(prune).filter { !$0.isInUse }
      for session in old {
        try session.remove()
        print("removed \(session.name)")
      }
      sessions = shelf.sessions
    }
    guard !sessions.isEmpty else {
      print("there are no sessions in \(shelf.path)")
      return
    }
    for session in sessions {
      let state = session.isInUse ? "in use" : session.hasEnded ? "ended" : "ended by a crash"
      let size = Decimal.text((session.byteCount + 1023) / 1024, decimals: 0)
      let practice = session.branch.map {
        "practice from \(ClockText.time($0.time)) of \($0.parent), "
      }
      print("\(session.name)  \(practice ?? "")\(state), \(size) KiB  \(session.path)")
    }
  }
}
