internal import Analytics
public import Market

/// An incident in words.
public enum IncidentText {
  /// All that there is to say of an incident, a line each: what holds, then everything that was
  /// told, newest first, then what came of it.
  public static func lines(_ incident: Incident, in state: DeskState) -> [BulletinLine] {
    let update = incident.latest
    var lines = [
      BulletinLine("", incident.title, .title),
      BulletinLine(
        "stage", "\(incident.stage.name), impact \(update.impact.name)",
        incident.isActive ? .warning : .good),
    ]
    lines += said("known", update.known) + said("not known", update.unknown)
    if incident.isActive, !update.advice.isEmpty {
      lines.append(BulletinLine("what to do", update.advice, .advice))
    }
    lines += [.blank, BulletinLine("concerns", markets(incident, in: state), .quiet)]
    lines.append(
      BulletinLine(
        "began", ClockText.moment(incident.startedAt, from: state.now) + since(incident, in: state))
    )
    if incident.isActive {
      lines += estimate(incident, in: state)
      lines.append(nextNews(incident, at: state.now))
      if let age = tradeAge(incident, in: state) { lines.append(age) }
    }
    lines += moves(incident, in: state)
    lines += breaches(incident.missedUpdates, at: state.now)
    lines += [.blank] + told(incident, in: state)
    if !incident.isActive { lines += [.blank] + PostMortem.lines(of: incident, in: state) }
    return lines
  }

  /// In a few words for a list: `no estimate` or `open 14:12`.
  public static func estimateText(_ incident: Incident, at now: Instant) -> String {
    guard incident.isActive else { return "resolved" }
    return incident.latest.expectedOpen.map { "open \(ClockText.moment($0, from: now))" }
      ?? "no estimate"
  }

  /// When news is due, or how late it is.
  public static func nextNews(_ incident: Incident, at now: Instant) -> BulletinLine {
    if incident.updateOverdue, let missed = incident.missedUpdates.last {
      return BulletinLine(
        "next news",
        "was due \(ClockText.moment(missed.dueAt, from: now)), "
          + "\(ClockText.words(missed.delay(at: now))) late", .bad)
    }
    guard let due = incident.latest.nextUpdateDue else {
      return BulletinLine("next news", "none is promised", .warning)
    }
    return BulletinLine("next news", "by \(ClockText.moment(due, from: now))")
  }

  private static func said(_ name: String, _ text: String) -> [BulletinLine] {
    text.isEmpty ? [] : [BulletinLine(name, text)]
  }

  private static func since(_ incident: Incident, in state: DeskState) -> String {
    let span = (incident.resolvedAt ?? state.now) - incident.startedAt
    return incident.isActive
      ? ", \(ClockText.words(span)) ago" : ", over after \(ClockText.words(span))"
  }

  /// The markets that an incident concerns.
  static func markets(_ incident: Incident, in state: DeskState) -> String {
    incident.instruments.isEmpty
      ? "all markets"
      : incident.instruments.compactMap { state.instrument($0)?.symbol }.joined(separator: ", ")
  }

  private static func estimate(_ incident: Incident, in state: DeskState) -> [BulletinLine] {
    guard let estimate = incident.latest.expectedOpen else {
      return [BulletinLine("expected open", "nobody says", .warning)]
    }
    let left = estimate - state.now
    let when = left > .zero ? "in \(ClockText.countdown(left))" : "and has not come"
    return [
      BulletinLine(
        "expected open", "\(ClockText.moment(estimate, from: state.now)), \(when)",
        left > .zero ? .plain : .bad)
    ]
  }

  /// How long nothing has traded in the markets concerned.
  private static func tradeAge(_ incident: Incident, in state: DeskState) -> BulletinLine? {
    var newest: Instant?
    for (index, instrument) in state.session.instruments.enumerated()
    where incident.concerns(instrument.id) {
      guard let time = state.markets[index].tape.newest?.time else { continue }
      newest = max(newest ?? time, time)
    }
    guard let newest, state.now > newest else { return nil }
    let age = ClockText.words(state.now - newest)
    return BulletinLine("last trade", "\(ClockText.moment(newest, from: state.now)), \(age) ago")
  }

  private static func moves(_ incident: Incident, in state: DeskState) -> [BulletinLine] {
    let moves = incident.estimates
    guard !moves.isEmpty else { return [] }
    let slips = incident.slipCount
    return [BulletinLine("estimate", "moved \(times(moves.count)), later \(times(slips))")]
      + moves.map { move in
        BulletinLine(
          "", "\(ClockText.moment(move.from, from: state.now))", .quiet, indent: 2, isStruck: true)
      }
  }

  /// `once`, `twice`, `3 times`.
  static func times(_ count: Int) -> String {
    count == 1 ? "once" : count == 2 ? "twice" : "\(count) times"
  }

  /// The promises of news that were not kept.
  static func breaches(_ missed: [MissedUpdate], at now: Instant) -> [BulletinLine] {
    missed.map { update in
      let due = ClockText.moment(update.dueAt, from: now)
      let late = ClockText.words(update.delay(at: now))
      return BulletinLine(
        "broken promise",
        update.toldAt == nil
          ? "news was due \(due), \(late) late by now" : "news was due \(due), came \(late) late",
        .warning)
    }
  }

  /// Everything that was told, newest first.
  private static func told(_ incident: Incident, in state: DeskState) -> [BulletinLine] {
    incident.news.reversed().map { entry in
      let words = [entry.update.known, entry.update.unknown].filter { !$0.isEmpty }
      return BulletinLine(
        ClockText.moment(entry.time, from: state.now),
        "\(entry.update.stage.name): \(words.joined(separator: " "))", .quiet)
    }
  }
}
