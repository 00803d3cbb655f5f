/// A thread of a model: what it has to do, as a value, one operation of the real protocol after
/// another.
protocol ModelActor: Hashable {
  /// What is the same for all threads and all the time.
  associatedtype Scene

  /// Whether it has nothing more to do.
  func isDone(in scene: Scene) -> Bool
  /// What it does next, in a word.
  func operation(in scene: Scene) -> String
  /// Carries that out, and says what is not as it should be.
  mutating func operate(through port: ModelPort, in scene: Scene)
  /// Whether it may wait for ever where it is, all others having ended but the one that stopped
  /// for ever.
  func mayWait(without stalled: Int, among actors: [Self], in scene: Scene) -> Bool
  /// Looks at how everything ended, if nobody was stopped for ever.
  static func conclude(_ actors: [Self], through port: ModelPort, in scene: Scene)
}

extension ModelActor {
  func mayWait(without stalled: Int, among actors: [Self], in scene: Scene) -> Bool { false }
}
