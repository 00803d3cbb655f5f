/// Goes through every interleaving of a model's threads, and every store that a load may read.
///
/// States that are equal are explored once; how many ways lead to them is counted. All ways to a
/// state have the same number of steps, so the states of one number at a time are enough, and the
/// first failure found is a shortest one.
struct Explorer<Actor: ModelActor> {
  /// What is the same for all threads and all the time.
  var scene: Actor.Scene
  /// The threads at the start.
  var actors: [Actor]
  /// The memory at the start.
  var memory: ModelMemory
  /// What things are called.
  var names: ModelNames
  /// A thread that stops for ever after so many steps, if there is one.
  var stalled: (thread: Int, after: Int)?

  /// Explores everything, or up to the first failure.
  func explore() -> Exploration {
    var result = Exploration()
    var links: [Link] = []
    var start = ModelState(
      memory: memory, threads: actors.map { ModelThread(actor: $0) }, stepsLeft: stalled?.after)
    for thread in actors.indices {
      if let complaint = settle(&start, thread, &result) {
        result.failure = Exploration.Failure(what: complaint, trace: [])
        return result
      }
    }
    var layer = Layer(states: [start], ways: [1], firstLink: 0)
    links.append(Link(parent: -1, thread: 0, choice: 0))
    while !layer.states.isEmpty {
      result.stateCount += layer.states.count
      var next = Layer(firstLink: links.count)
      for index in layer.states.indices {
        let what = expand(layer, index, into: &next, &links, &result)
        guard let what else { continue }
        result.failure = Exploration.Failure(what: what, trace: trace(to: links.count - 1, links))
        return result
      }
      if !next.states.isEmpty { result.depth += 1 }
      layer = next
    }
    return result
  }

  /// How a state was first reached.
  private struct Link {
    var parent: Int32
    var thread: UInt8
    var choice: UInt8
  }

  /// The states that are so many steps from the start.
  private struct Layer {
    var states: [ModelState<Actor>] = []
    /// In how many ways each is reached.
    var ways: [UInt128] = []
    var indices: [ModelState<Actor>: Int] = [:]
    var firstLink: Int
  }

  /// Takes every step that can be taken in a state; gives what is wrong with the last one, if
  /// anything.
  private func expand(
    _ layer: Layer, _ index: Int, into next: inout Layer, _ links: inout [Link],
    _ result: inout Exploration
  ) -> String? {
    let state = layer.states[index]
    var isStuck = true
    for thread in actors.indices where isRunning(thread, in: state) {
      guard let step = state.threads[thread].pending else { continue }
      for choice in 0..<state.memory.choiceCount(step, by: thread) {
        var successor = state
        let outcome = successor.memory.take(step, by: thread, choice: choice)
        if outcome == .impossible { continue }
        if thread == stalled?.thread { successor.stepsLeft? -= 1 }
        isStuck = false
        result.stepCount += 1
        let link = Link(
          parent: Int32(layer.firstLink + index), thread: UInt8(thread), choice: UInt8(choice))
        var complaint: String?
        switch outcome {
        case .fault(let fault): complaint = fault
        case .answer(let answer):
          successor.threads[thread].answers.append(answer)
          complaint = settle(&successor, thread, &result)
        case .impossible: break
        }
        if let complaint {
          links.append(link)
          return "\(names.threads[thread]): \(complaint)"
        }
        if let known = next.indices[successor] {
          next.ways[known] += layer.ways[index]
        } else {
          next.indices[successor] = next.states.count
          next.states.append(successor)
          next.ways.append(layer.ways[index])
          links.append(link)
        }
      }
    }
    guard isStuck else { return nil }
    result.interleavingCount += layer.ways[index]
    guard let what = end(state) else { return nil }
    links.append(links[layer.firstLink + index])
    return what
  }

  private func isRunning(_ thread: Int, in state: ModelState<Actor>) -> Bool {
    thread != stalled?.thread || state.stepsLeft ?? 0 > 0
  }

  /// Finishes operations of a thread whose steps all have answers, so that it stands before a step.
  private func settle(
    _ state: inout ModelState<Actor>, _ thread: Int, _ result: inout Exploration
  ) -> String? {
    while !state.threads[thread].actor.isDone(in: scene) {
      var actor = state.threads[thread].actor
      let operation = actor.operation(in: scene)
      let port = ModelPort(
        memory: state.memory, thread: thread, answers: state.threads[thread].answers)
      actor.operate(through: port, in: scene)
      if let complaint = port.complaint { return "\(operation): \(complaint)" }
      result.stepsMax[operation] = max(result.stepsMax[operation] ?? 0, port.stepCount)
      state.threads[thread].pending = port.pending
      if port.pending != nil { return nil }
      state.threads[thread] = ModelThread(actor: actor)
    }
    return nil
  }

  /// What is wrong with a state from which no step leads on.
  private func end(_ state: ModelState<Actor>) -> String? {
    for thread in actors.indices where thread != stalled?.thread {
      let actor = state.threads[thread].actor
      let mayWait = stalled.map {
        actor.mayWait(without: $0.thread, among: state.threads.map(\.actor), in: scene)
      }
      if !actor.isDone(in: scene) && !(mayWait ?? false) {
        return "\(names.threads[thread]): \(actor.operation(in: scene)): waits for ever"
      }
    }
    // Who stopped halfway may hold anything; that the others came to their ends is what counts.
    guard stalled == nil else { return nil }
    let port = ModelPort(joining: state.memory)
    Actor.conclude(state.threads.map(\.actor), through: port, in: scene)
    return port.complaint.map { "at the end: \($0)" }
  }

  /// The way that a link ends, in words.
  private func trace(to last: Int, _ links: [Link]) -> [String] {
    var way: [Link] = []
    var link = links[last]
    while link.parent >= 0 {
      way.append(link)
      link = links[Int(link.parent)]
    }
    var state = ModelState(memory: memory, threads: actors.map { ModelThread(actor: $0) })
    var ignored = Exploration()
    for thread in actors.indices { _ = settle(&state, thread, &ignored) }
    return way.reversed().map { link in
      let thread = Int(link.thread)
      guard let step = state.threads[thread].pending else { return "" }
      let operation = state.threads[thread].actor.operation(in: scene)
      var answer: Int?
      if case .answer(let value) = state.memory.take(
        step, by: thread, choice: Int(link.choice))
      {
        answer = value
      }
      state.threads[thread].answers.append(answer ?? 0)
      _ = settle(&state, thread, &ignored)
      let isOld = link.choice > 0 ? ", not the newest" : ""
      return "\(names.threads[thread]), \(operation): \(step.words(names, answer: answer))\(isOld)"
    }
  }
}

/// Where all threads are, and what the memory holds.
struct ModelState<Actor: ModelActor>: Hashable {
  var memory: ModelMemory
  var threads: [ModelThread<Actor>]
  /// How many steps the thread that stops for ever has left, if there is one.
  var stepsLeft: Int?
}

/// Where a thread is: before which step of which operation.
struct ModelThread<Actor: ModelActor>: Hashable {
  /// The thread as it was when the operation began.
  var actor: Actor
  /// The answers that the steps of the operation have had so far.
  var answers: [Int] = []
  /// The next step, which follows from the rest.
  var pending: ModelStep?

  init(actor: Actor) {
    self.actor = actor
  }

  static func == (left: ModelThread, right: ModelThread) -> Bool {
    left.answers == right.answers && left.actor == right.actor
  }

  func hash(into hasher: inout Hasher) {
    hasher.combine(actor)
    hasher.combine(answers)
  }
}
