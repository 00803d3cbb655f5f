/// A memory in which every step of every thread is a choice: sequentially which thread goes next,
/// and, as the language's memory model allows, which store a load reads.
///
/// It is the operational view of C++20's acquire and release. A word keeps all its stores in their
/// order of modification. A thread may read any store that is not older than one it has read or
/// that happened before. A releasing store carries the thread's view along, an acquiring load takes
/// it over; read-modify-writes read the newest store and carry on its view (a release sequence).
/// Plain cells have no history: two accesses, one of them a write, that nothing orders are a data
/// race, found by vector clocks and reported at once.
///
/// Two simplifications lose nothing here. The order of modification is the order of execution,
/// because each word has one thread that stores to it, or is changed by read-modify-writes only.
/// And no load reads a store that has not been executed: no protocol here has a store that goes
/// ahead of a load it does not depend on and that anybody could tell.
struct ModelMemory: Hashable {
  /// A store, and what it publishes.
  struct Store: Hashable {
    var value: Int
    var view: ModelView?
  }

  /// A plain cell, and who used it when.
  struct Cell: Hashable {
    var value: Int?
    var writer: UInt8 = 0
    var writtenAt: UInt8 = 0
    /// For each thread, its clock at its latest read.
    var readAt: [UInt8]
  }

  /// What came of a step.
  enum Outcome: Equatable {
    case answer(Int)
    /// The step cannot be taken so now.
    case impossible
    case fault(String)
  }

  private(set) var stores: [[Store]]
  private(set) var cells: [Cell]
  private(set) var views: [ModelView]
  private var isReadable = false

  /// A memory with what its words and cells hold at the start.
  init(words: [Int], cells: [Int?], threads: Int) {
    stores = words.map { [Store(value: $0, view: nil)] }
    self.cells = cells.map { Cell(value: $0, readAt: Array(repeating: 0, count: threads)) }
    views = Array(repeating: ModelView(words: words.count, threads: threads), count: threads)
  }

  /// How many ways there may be to take a step.
  func choiceCount(_ step: ModelStep, by thread: Int) -> Int {
    switch step {
    case .load(let word, _), .compareExchange(let word, _, _, _):
      stores[word].count - Int(views[thread].oldest[word])
    case .await(let mayTimeOut): mayTimeOut ? 2 : 1
    default: 1
    }
  }

  /// Lets a thread see everything that others did, as joining them does.
  mutating func joinAll(into thread: Int) {
    for other in views { views[thread].join(other) }
  }

  /// Takes a step; choice 0 is the newest store.
  mutating func take(_ step: ModelStep, by thread: Int, choice: Int) -> Outcome {
    switch step {
    case .load(let word, let ordering):
      tick(thread)
      return .answer(load(word, ordering, by: thread, choice: choice))
    case .store(let word, let value, let ordering):
      tick(thread)
      store(word, value, ordering, by: thread, continuing: nil)
      return .answer(0)
    case .exchange(let word, let value, let ordering):
      tick(thread)
      return .answer(exchange(word, value, ordering, by: thread))
    case .insert(let word, let bits, let ordering):
      tick(thread)
      let newest = stores[word][stores[word].count - 1].value
      return .answer(exchange(word, newest | bits, ordering, by: thread))
    case .compareExchange(let word, let expected, let desired, let ordering):
      let candidate = stores[word][stores[word].count - 1 - choice].value
      guard choice == 0 || candidate != expected else { return .impossible }
      tick(thread)
      if candidate == expected {
        _ = exchange(word, desired, ordering, by: thread)
        return .answer(1)
      }
      _ = load(word, ordering, by: thread, choice: choice)
      return .answer(0)
    case .signal, .drain:
      tick(thread)
      isReadable = step == .signal
      return .answer(0)
    case .await:
      guard choice == 1 || isReadable else { return .impossible }
      tick(thread)
      return .answer(choice == 1 ? 0 : 1)
    case .read, .write, .place, .take:
      tick(thread)
      return access(step, by: thread)
    }
  }

  private mutating func tick(_ thread: Int) {
    // Clocks are for races, which need cells; without, states that differ in them are the same.
    guard !cells.isEmpty else { return }
    views[thread].clock[thread] += 1
  }

  private mutating func load(
    _ word: Int, _ ordering: ModelOrdering, by thread: Int, choice: Int
  ) -> Int {
    let index = stores[word].count - 1 - choice
    views[thread].oldest[word] = UInt8(index)
    if ordering.acquires, let view = stores[word][index].view { views[thread].join(view) }
    return stores[word][index].value
  }

  private mutating func store(
    _ word: Int, _ value: Int, _ ordering: ModelOrdering, by thread: Int,
    continuing sequence: ModelView?
  ) {
    views[thread].oldest[word] = UInt8(stores[word].count)
    var view = sequence
    if ordering.releases {
      view = views[thread]
      if let sequence { view?.join(sequence) }
    }
    stores[word].append(Store(value: value, view: view))
  }

  private mutating func exchange(
    _ word: Int, _ value: Int, _ ordering: ModelOrdering, by thread: Int
  ) -> Int {
    let sequence = stores[word].last?.view
    let old = load(word, ordering, by: thread, choice: 0)
    store(word, value, ordering, by: thread, continuing: sequence)
    return old
  }
}

// Plain cells, and their races.
extension ModelMemory {
  private mutating func access(_ step: ModelStep, by thread: Int) -> Outcome {
    switch step {
    case .read(let cell):
      if let fault = race(on: cell, by: thread, writes: false) { return .fault(fault) }
      guard let value = cells[cell].value else { return .fault("reads a cell that is empty") }
      cells[cell].readAt[thread] = views[thread].clock[thread]
      return .answer(value)
    case .take(let cell):
      if let fault = race(on: cell, by: thread, writes: true) { return .fault(fault) }
      guard let value = cells[cell].value else { return .fault("takes from a cell that is empty") }
      write(nil, cell, by: thread)
      return .answer(value)
    case .place(let cell, let value):
      if let fault = race(on: cell, by: thread, writes: true) { return .fault(fault) }
      guard cells[cell].value == nil else { return .fault("overwrites what was not taken yet") }
      write(value, cell, by: thread)
      return .answer(0)
    case .write(let cell, let value):
      if let fault = race(on: cell, by: thread, writes: true) { return .fault(fault) }
      write(value, cell, by: thread)
      return .answer(0)
    default:
      return .impossible
    }
  }

  private mutating func write(_ value: Int?, _ cell: Int, by thread: Int) {
    cells[cell].value = value
    cells[cell].writer = UInt8(thread)
    cells[cell].writtenAt = views[thread].clock[thread]
  }

  /// What is wrong if an access is not ordered after those it conflicts with.
  private func race(on index: Int, by thread: Int, writes: Bool) -> String? {
    let cell = cells[index]
    let clock = views[thread].clock
    if cell.writtenAt > clock[Int(cell.writer)] {
      return "data race: nothing orders this after the latest write of the cell"
    }
    guard writes else { return nil }
    for other in clock.indices where cell.readAt[other] > clock[other] {
      return "data race: nothing orders this after the latest read of the cell"
    }
    return nil
  }
}
