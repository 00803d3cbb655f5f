import Desk
import Market

// Moments of a desk that does not stand in the one pass that counts.
extension Fixture {
  /// A branch that is practice, far from the exchange, with an order on its way.
  static let practice: DeskState = {
    var session = busy.session
    session.latency = LatencyProfile(.milliseconds(50))
    var state = DeskState(session: session, theme: busy.theme)
    let past = DeskPast(busy, through: busy.view.sequence)
    _ = Desk.update(&state, .journey(Journey(kind: .practice, time: busy.now, past: past)))
    state.pending = [
      PendingCommand(
        reference: ClientReference(7), action: .cancelAll(instrument: nil, side: nil))
    ]
    return state
  }()

  /// A recording that is being played.
  static let replay: DeskState = {
    var session = busy.session
    session.recording = SessionRecording(
      name: "20261121-140000-fixture-1", start: now - .minutes(5), end: now + .minutes(5))
    var state = DeskState(session: session, theme: busy.theme)
    let past = DeskPast(busy, through: busy.view.sequence)
    _ = Desk.update(&state, .journey(Journey(kind: .seek, time: busy.now, past: past)))
    return state
  }()
}
