/// What a thread of the model sees of the memory while it runs one operation of the real protocol.
///
/// An operation is a call that cannot be left halfway. To stop it at any step nonetheless, it is
/// run again from its beginning, with the answers that its steps have had so far. At the first step
/// without an answer, which is then known, it goes on alone, on a copy of the memory that is thrown
/// away: as if everybody else had stopped for ever right there. That it comes to its end in so many
/// steps, whatever state the others were stopped in, is what wait-free means; the explorer keeps
/// the largest number.
final class ModelPort {
  private var memory: ModelMemory
  private let thread: Int
  private let answers: [Int]
  private let isDirect: Bool
  /// The first step that has no answer yet; nil if the operation came to its end without one.
  private(set) var pending: ModelStep?
  /// How many steps the whole operation takes from here if everybody else stands still.
  private(set) var stepCount = 0
  /// The first thing that was not as expected.
  private(set) var complaint: String?

  /// A port for an operation of which some steps have been answered.
  init(memory: ModelMemory, thread: Int, answers: [Int]) {
    self.memory = memory
    self.thread = thread
    self.answers = answers
    isDirect = false
  }

  /// A port for whoever comes when all threads have ended.
  init(joining memory: ModelMemory) {
    self.memory = memory
    self.memory.joinAll(into: 0)
    thread = 0
    answers = []
    isDirect = true
  }

  /// Takes a step and gives its answer.
  func take(_ step: ModelStep) -> Int {
    stepCount += 1
    if stepCount <= answers.count { return answers[stepCount - 1] }
    if pending == nil && !isDirect { pending = step }
    switch memory.take(step, by: thread, choice: 0) {
    case .answer(let answer): return answer
    case .impossible: return 0
    case .fault(let fault):
      expect(false, fault)
      return 0
    }
  }

  /// Notes what is wrong unless a condition holds.
  ///
  /// What happens after the first step without an answer is not real and does not count.
  func expect(_ condition: Bool, _ complaint: @autoclosure () -> String) {
    guard pending == nil, !condition, self.complaint == nil else { return }
    self.complaint = complaint()
  }
}
