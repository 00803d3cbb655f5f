internal import Analytics
public import Market

/// What became of a first pass that the person went back from: it is scored as it was then, and
/// nothing that follows changes it.
public struct PassScore: Hashable, Sendable {
  /// The market time that the pass had come to.
  public var endedAt: Instant
  /// How many fills it had.
  public var fillCount: Int
  /// What its trading gained after fees.
  public var trading: Money
  /// The asset that this is reckoned in; `nil` where nothing could be reckoned yet.
  public var asset: AssetID?

  /// Makes a score.
  public init(endedAt: Instant, fillCount: Int, trading: Money, asset: AssetID?) {
    self.endedAt = endedAt
    self.fillCount = fillCount
    self.trading = trading
    self.asset = asset
  }
}

/// A branch off the session: what is done in it is practice and counts for nothing.
public struct Practice: Hashable, Sendable {
  /// The market time at which it branched off.
  public var from: Instant
  /// The first pass; `nil` where it is not at hand, as in a branch that was resumed.
  public var firstPass: PassScore?

  /// Makes a branch.
  public init(from: Instant, firstPass: PassScore?) {
    self.from = from
    self.firstPass = firstPass
  }
}

/// A recorded session that is being played.
public struct SessionRecording: Hashable, Sendable {
  /// What the session is called.
  public var name: String
  /// Where its record begins.
  public var start: Instant
  /// Where its record ends.
  public var end: Instant
  /// Whether the person was told that it is over.
  var isOver = false

  /// Describes a recording.
  public init(name: String, start: Instant, end: Instant) {
    self.name = name
    self.start = start
    self.end = end
  }
}

extension DeskState {
  /// What trading has come to so far.
  public var score: PassScore {
    PassScore(
      endedAt: now, fillCount: fills.count, trading: equity?.trading ?? .zero,
      asset: equity?.asset)
  }

  /// A score in words: `to 09:14:05, 6 fills, -3.60 USDT after fees`.
  public func words(for score: PassScore) -> String {
    let fills = score.fillCount == 1 ? "1 fill" : "\(score.fillCount) fills"
    let start = "to \(ClockText.time(score.endedAt)), \(fills)"
    guard let asset = score.asset, Int(asset.rawValue) < session.assets.count else { return start }
    let quote = session.assets[Int(asset.rawValue)]
    let sign = score.trading.units > 0 ? "+" : ""
    return "\(start), \(sign)\(quote.text(score.trading)) \(quote.symbol) after fees"
  }

  /// Says, once, that the recording that is played is over.
  mutating func noteEndOfRecording() {
    guard let recording, recording.isOver != (view.time >= recording.end) else { return }
    self.recording?.isOver.toggle()
    guard !recording.isOver else { return }
    let back = session.keyMap.keyNames(of: .rewindMinute)
    let on = session.keyMap.keyNames(of: .takeOver)
    say(.plain, "the recording ends here; \(back) goes back a minute, \(on) goes on as practice")
  }

  /// Why nothing at all leaves the desk, cancels included; `nil` where it may.
  var recordingRefusal: String? {
    guard recording != nil else { return nil }
    let key = session.keyMap.keyNames(of: .takeOver)
    return "this is a recording: nothing is sent; \(key) takes over here, as practice"
  }
}
