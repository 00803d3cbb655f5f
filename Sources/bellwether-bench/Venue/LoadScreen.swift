import Canvas
import Desk
import Lanes
import Market
import Screens
import Venue

/// A desk that is drawn thirty times a second while the load runs: news taken, state brought up to
/// date, every frame composed. What is left out is curses and the terminal.
struct LoadScreen: ~Copyable {
  private var port: VenuePort
  private let signal: LoadSignal
  private var state: DeskState
  private var view = MarketView()
  /// Rung by nobody: a way to sleep.
  private let alarm: Doorbell

  /// From one frame to the next.
  private static let intervalNanoseconds: Int64 = 33_000_000

  init(port: consuming VenuePort, signal: LoadSignal) throws {
    alarm = try Doorbell()
    self.port = consume port
    self.signal = signal
    let instrument = LoadWorld.instrument
    let session = Session(
      scenario: "load", account: LoadWorld.viewer, assets: [instrument.quote, instrument.base],
      instruments: [instrument], references: [Price(ticks: LoadWorld.middle)],
      sizePresets: [[Quantity(lots: 1)]], openingBalances: [Balance(), Balance()],
      themes: ["plain"])
    state = DeskState(session: session, theme: "plain")
  }

  /// Draws until the load is over; gives how many frames it drew.
  consuming func run() -> Int {
    var frames = 0
    while !signal.isOver {
      draw()
      frames += 1
      alarm.wait(nanoseconds: Self.intervalNanoseconds)
    }
    return frames
  }

  private mutating func draw() {
    var messages: [Message] = []
    port.drain { news in
      switch news {
      case .event(let event): messages.append(.event(event))
      case .notice(let notice): messages.append(.notice(notice))
      case .incident(let incident): messages.append(.incident(incident))
      case .resync(let snapshot): messages.append(.missed(snapshot.missed))
      case .missedPublic(let count): messages.append(.missedPublic(count))
      }
    }
    if port.updateView(&view) { messages.append(.view(view)) }
    for message in messages { _ = Desk.update(&state, message) }
    _ = Screens.frame(
      state, theme: .plain, glyphs: .unicode, size: Size(width: 120, height: 40))
  }
}
