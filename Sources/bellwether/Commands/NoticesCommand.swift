import ArgumentParser
import Desk
import Documents
import Journal
import Market
import Simulation

/// `bellwether notices`: what is announced and told, in a form for people, calendars and programs.
struct NoticesCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "notices",
    abstract: "Show what a scenario announces or a session went through, as text, ics or JSON.",
    discussion: """
      Of a scenario it tells what its timeline announces, without anybody trading; --at stops at a \
      moment. Of a recorded session it also knows what became of your orders: --post-mortem puts \
      together from the events when what stood still, was told, slipped and came back.
      """)

  @Argument(
    help: ArgumentHelp(
      "A scenario, or a session's name or folder; 'bellwether sessions' lists those.",
      valueName: "scenario or session"))
  var subject: String = ScenarioLibrary.standardName

  @Flag(name: .long, help: "Print a calendar (RFC 5545): one event a notice.")
  var ics = false

  @Flag(name: .long, help: "Print JSON.")
  var json = false

  @Flag(name: .customLong("post-mortem"), help: "Print what can be said afterwards.")
  var postMortem = false

  @Option(
    name: .long,
    help: ArgumentHelp(
      "Stop a scenario at this time after its start, such as 10m.", valueName: "time"))
  var at: TimeSpanArgument?

  func validate() throws {
    if [ics, json, postMortem].count(where: { $0 }) > 1 {
      throw ValidationError("--ics, --json and --post-mortem go one at a time")
    }
  }

  func run() throws {
    let review = try review()
    if ics {
      print(
        NoticeCalendar.text(review.notices, source: review.source, symbols: review.symbols),
        terminator: "")
    } else if json {
      print(
        NoticeJSON.text(
          notices: review.notices, incidents: review.incidents, symbols: review.symbols),
        terminator: "")
    } else {
      for line in postMortem ? afterwards(review) : text(review) { print(line.plainText) }
    }
  }

  private func review() throws -> NoticeReview {
    guard let path = sessionPath else {
      let scenario = try UserFolders.scenarios.scenario(named: subject)
      return NoticeReview(scenario, until: at?.span)
    }
    if at != nil { throw ValidationError("--at is for scenarios; a session ends where it ended") }
    return try NoticeReview(session: path)
  }

  /// The folder of the session that is meant; `nil` where a scenario is.
  private var sessionPath: String? {
    if subject.hasSuffix(".journal") { return subject }
    if let names = try? SystemFileStore().names(in: subject),
      names.contains(where: { $0.hasSuffix(".journal") })
    {
      return subject
    }
    return (try? SessionShelf())?.sessions.first { $0.name == subject }?.path
  }

  private func text(_ review: NoticeReview) -> [BulletinLine] {
    let lines =
      review.notices.map { NoticeText.lines($0, in: review.state) }
      + review.incidents.map { IncidentText.lines($0, in: review.state) }
    return lines.isEmpty
      ? [BulletinLine("", "nothing is announced, and no incident is told of")]
      : Array(lines.joined(separator: [.blank]))
  }

  private func afterwards(_ review: NoticeReview) -> [BulletinLine] {
    var parts: [[BulletinLine]] = []
    for notice in review.notices {
      parts.append(
        notice.isActive
          ? [BulletinLine("", "\(notice.plan.title): not over yet, \(notice.stageText)", .warning)]
          : PostMortem.lines(of: notice, in: review.state))
    }
    for incident in review.incidents {
      let title = "\(incident.title): not over yet, \(incident.stage.name)"
      parts.append(
        incident.isActive
          ? [BulletinLine("", title, .warning)] : PostMortem.lines(of: incident, in: review.state))
    }
    for halt in review.state.reconciliations {
      parts.append(
        [BulletinLine("", "Reconciliation", .title)]
          + ReconciliationText.lines(halt, in: review.state))
    }
    return parts.isEmpty
      ? [BulletinLine("", "nothing stood still")] : Array(parts.joined(separator: [.blank]))
  }
}
