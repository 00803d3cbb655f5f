public import Market

// Going to another time, and what the desk knows then.
extension Desk {
  /// The furthest that a recording goes ahead at once: what happens on the way is carried out.
  static let forwardReach = TimeSpan.hours(1)

  /// Does what a key asks for that goes to another time.
  static func travel(
    _ action: Action, _ state: inout DeskState, isConfirmed: Bool
  ) -> [Effect] {
    if isConfirmed, let target = state.rewindTarget {
      state.rewindTarget = nil
      return [.travel(to: target)]
    }
    switch action {
    case .rewindSeconds: return rewind(.span(.seconds(10)), &state)
    case .rewindMinute: return rewind(.span(.minutes(1)), &state)
    case .rewindMinutes: return rewind(.span(.minutes(10)), &state)
    case .forwardSeconds: return forward(.span(.seconds(10)), &state)
    case .forwardMinute: return forward(.span(.minutes(1)), &state)
    case .forwardMinutes: return forward(.span(.minutes(10)), &state)
    default:
      guard state.recording != nil else {
        state.say(.plain, "you are in charge already: only a recording is taken over")
        return []
      }
      return [.takeOver]
    }
  }

  /// Goes back; asks first where that ends a pass that counts.
  static func rewind(_ target: TimeTarget, _ state: inout DeskState) -> [Effect] {
    let start = state.rewindStart
    let moment = max(target.moment(before: state.now), start)
    guard moment < state.now else {
      state.say(.warning, "there is nothing before \(ClockText.time(start)) to go back to")
      return []
    }
    if state.practice != nil || state.recording != nil { return [.travel(to: moment)] }
    state.rewindTarget = moment
    let time = ClockText.time(moment)
    state.overlay = .question(
      Question(
        text: "Rewind to \(time)? What you did up to now stays scored. What follows is practice, "
          + "with a record of its own.",
        action: .rewindMinute))
    return []
  }

  /// Goes ahead in a recording, to its end at most.
  static func forward(_ target: TimeTarget, _ state: inout DeskState) -> [Effect] {
    guard let recording = state.recording else {
      let faster = state.session.keyMap.keyName(of: .faster, in: .desk)
      state.say(.plain, "only a recording has what comes next; \(faster) runs market time faster")
      return []
    }
    let moment = min(target.moment(after: state.now), recording.end)
    guard moment > state.now else {
      state.say(.plain, "there is nothing after \(ClockText.time(state.now)) to go to")
      return []
    }
    guard moment - state.now <= forwardReach else {
      let end = ClockText.time(recording.end)
      state.say(.plain, "an hour ahead at most at a time; the recording ends at \(end)")
      return []
    }
    return [.travel(to: moment)]
  }

  /// Takes over what was known at a moment, learns what happened from there to where the world has
  /// gone to, and says so.
  static func learn(_ journey: Journey, _ state: inout DeskState) -> [Effect] {
    if let problem = journey.problem {
      state.say(.warning, "not rewound: \(problem)")
      return [.bell]
    }
    let score = state.score
    let kept = (state.messages, state.saidCount, state.alerts, state.overlay)
    state.recall(journey.past)
    for message in journey.messages { _ = update(&state, message) }
    (state.messages, state.saidCount, state.alerts, state.overlay) = kept
    state.alerts.flash = nil
    state.run = nil
    state.heardUntil = journey.time
    let time = ClockText.time(journey.time)
    switch journey.kind {
    case .seek: state.say(.plain, "the recording is at \(time)")
    case .practice:
      let isFirst = state.practice == nil && state.recording == nil
      state.practice = Practice(
        from: journey.time, firstPass: state.practice?.firstPass ?? (isFirst ? score : nil))
      state.recording = nil
      state.say(.warning, "PRACTICE from \(time): what you do now is not scored")
      if isFirst { state.say(.plain, "the first pass stays scored: \(state.words(for: score))") }
    }
    return []
  }
}

/// A way to another time that was gone: where it led, and what there is to know of it.
public struct Journey: Sendable {
  /// What it is for.
  public enum Kind: Hashable, Sendable {
    /// Another place in a recording.
    case seek
    /// A branch that is practice.
    case practice
  }

  /// What it is for.
  public var kind: Kind
  /// The market time it led to.
  public var time: Instant
  /// What the desk knew at that time or before; `nil` where it knew nothing.
  public var past: DeskPast?
  /// What happened between.
  public var messages: [Message] = []
  /// Why it was not gone; `nil` where it was.
  public var problem: String?

  /// Describes a way.
  public init(kind: Kind, time: Instant, past: DeskPast?) {
    self.kind = kind
    self.time = time
    self.past = past
  }
}

extension DeskState {
  /// The earliest moment that can be gone back to.
  var rewindStart: Instant { recording?.start ?? session.openedAt }

  /// Knows again what was known at a moment, and nothing else; what it looks like stays.
  fileprivate mutating func recall(_ past: DeskPast?) {
    let focus = view.focus
    view = past?.view ?? MarketView()
    if past == nil { view.focus = focus }
    focusAskedAt = past?.time ?? rewindStart
    markets =
      past?.markets ?? session.references.map { MarketMemory(reference: $0) }
    notices = past?.notices ?? []
    incidents = past?.incidents ?? []
    reconciliations = past?.reconciliations ?? []
    phaseChanges = past?.phaseChanges ?? []
    account = past?.account ?? AccountTrace()
    keptNotices = past?.keptNotices ?? []
    settling = nil
    fills = past?.fills ?? []
    queues = past?.queues ?? []
    acceptedOrders = past?.acceptedOrders ?? []
    heardUntil = past?.heardUntil ?? rewindStart
    missedEvents = past?.missedEvents ?? 0
    needsReconciliation = past?.needsReconciliation ?? false
    pending = []
    awaitedSpeed = nil
    awaitedPause = nil
    // The venue shows the market that is looked at now, whichever was looked at then.
    wantedFocus = focus
    drag = nil
    chart.end = nil
    selectedOrder = nil
    selectedRow = 0
    silenceMilliseconds = 0
    for index in ladders.indices { ladders[index].centre = nil }
  }
}
