public import Market

/// What is announced about the market, ready to be shown in as much room as there is.
///
/// Made from notices, the phase, the time of the view and what is told of an upgrade alone: it
/// never runs on a clock of the desk, so that a paused market has a banner that stands still, and a
/// window that the venue lets slip is shown as late and not as over.
public struct Banner: Hashable, Sendable {
  /// What it is about.
  public enum Kind: Hashable, Sendable {
    /// A window that is to come.
    case planned
    /// Only cancels remain before a halt.
    case cancelOnly
    /// Matching stands still for announced work.
    case halted
    /// The work is done and is being checked.
    case verifying
    /// On the way back: cancel-only, or the auction.
    case reopening
    /// It is over.
    case completed
    /// It was called off.
    case calledOff
    /// The audit of a halt failed: the markets stay as they are, and nothing reopens by itself.
    case haltedForGood
    /// Something broke without notice, and is told of.
    case incident
    /// The market is not open, and no notice says why.
    case unannounced
    /// A new venue takes over from the running one.
    case upgrade
  }

  /// How much it presses.
  public enum Urgency: Hashable, Comparable, Sendable {
    /// Good to know.
    case information
    /// Within half an hour.
    case attention
    /// Within five minutes, or the market does not take every order.
    case warning
    /// Within half a minute, nothing is taken, or something is late or wrong.
    case critical
  }

  /// A time that comes, and what then.
  public struct Step: Hashable, Sendable {
    /// What then, such as `halt`.
    public var name: String
    /// When, by the present estimate.
    public var time: Instant
    /// How long until then; zero or less where it is due and has not come.
    public var remaining: TimeSpan
    /// The time of day, such as `14:07:30`.
    public var timeText: String
    /// How long until then, as `04:58`; `00:00` where it is due.
    public var countdown: String { ClockText.countdown(remaining) }
    /// Whether it is due and has not come.
    public var isDue: Bool { remaining <= .zero }
  }

  /// The notice it is made of; `nil` where there is none.
  public var notice: NoticeID?
  /// The incident it is made of; `nil` where there is none.
  public var incident: IncidentID?
  /// What it is about.
  public var kind: Kind
  /// How much it presses.
  public var urgency: Urgency
  /// What is done, in a few words.
  public var title: String
  /// The stage, in a few words.
  public var stage: String
  /// What is most worth knowing, in a few words: `Maintenance in 04:58`.
  public var headline: String
  /// What comes next; `nil` where nothing is known to come.
  public var next: Step?
  /// The steps that are still to come, in order; the last is the return of trading.
  public var schedule: [Step] = []
  /// What the phase allows now.
  public var allowance: String
  /// How often and how far the estimate moved: `moved once, +2 m`; `nil` where it did not.
  public var slip: String?
  /// What becomes of the person's orders: `2 of your orders stay`; `nil` without any.
  public var exposure: String?
  /// How many of the person's open orders are concerned.
  public var exposedCount = 0
  /// When news is due: `next update by 14:09:00`, or that it is overdue.
  public var update: String?
  /// Whether news is overdue.
  public var isUpdateOverdue = false
  /// How the work goes on, while it does.
  public var progress: WorkProgress?
  /// The result of the comparison of orders and balances, once it was made.
  public var audit: String?
  /// Whether that comparison failed.
  public var didAuditFail = false
  /// What the uncross would be now, during the auction.
  public var indicative: String?
  /// What the reader should do now.
  public var advice: String?
  /// How many more notices there are to speak of.
  public var othersCount = 0
  /// What is worth knowing of an upgrade or an audit that failed, what matters most first.
  public var facts: [String] = []
  /// What else is announced, for a row of its own where there is one: one banner at most.
  public var companions: [Banner] = []

  /// The return of trading: `back 14:12 (moved once, +2 m)`; `nil` where nobody knows.
  public var back: String? {
    guard let last = schedule.last else { return nil }
    return "back \(ClockText.shortTime(last.time))" + (slip.map { " (\($0))" } ?? "")
  }

  /// The step of the work: `step 2 of 3: replaying the journal`.
  public var progressText: String? {
    progress.map { "step \($0.step) of \($0.steps): \($0.title)" }
  }

  /// The schedule in a line: `cancel-only 14:07:00 · halt 14:07:30 · back 14:12`.
  public func scheduleText(separator: String) -> String? {
    guard let back else { return nil }
    let before = schedule.dropLast().map { "\($0.name) \($0.timeText)" }
    return (before + [back]).joined(separator: separator)
  }

  /// Everything beside the headline, what matters most first.
  public func details(separator: String = " · ") -> [String] {
    let parts: [String?] =
      switch kind {
      case .planned: [scheduleText(separator: separator), exposure, overdue, advice, title, due]
      case .cancelOnly: [allowance, back, exposure, overdue, advice, due, title]
      case .halted: [progressText, back, overdue, exposure, allowance, due, title]
      case .verifying: [audit, back, overdue, exposure, due, title]
      case .reopening: [indicative, allowance, back, exposure, audit, overdue, due, title]
      case .completed: [audit, exposure, slip, title]
      case .calledOff: [title]
      case .haltedForGood: facts + [exposure, advice, allowance, title]
      case .incident:
        [overdue, back] + facts + [allowance.isEmpty ? nil : allowance, exposure, advice, due]
      case .unannounced: [allowance, exposure]
      case .upgrade: facts
      }
    return parts.compactMap { $0 } + (othersCount > 0 ? ["+\(othersCount) more"] : [])
  }

  /// The headline and as many details as fit into so many columns, in their order.
  public func line(columns: Int, separator: String = " · ") -> String {
    var line = headline
    for detail in details(separator: separator) {
      let longer = line + "   " + detail
      if longer.count <= columns { line = longer }
    }
    return line
  }

  private var overdue: String? { isUpdateOverdue ? update : nil }
  private var due: String? { isUpdateOverdue ? nil : update }
}
