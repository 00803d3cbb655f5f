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
  /// Looks at how everything ended.
  static func conclude(_ actors: [Self], through port: ModelPort, in scene: Scene)
}
