internal import CMeasure

/// How often something was done that a matcher must not do.
public struct Counts: Sendable {
  /// Calls of the allocator that gave memory out or took it back.
  public var allocations: Int64
  /// Objects of the runtime that were made, retained or released.
  public var references: Int64
  /// Locks that were taken.
  public var locks: Int64
  /// System calls; `nil` where the system does not let them be counted.
  public var systemCalls: Int64?

  /// Whether nothing was done at all.
  public var isZero: Bool {
    allocations == 0 && references == 0 && locks == 0 && (systemCalls ?? 0) == 0
  }

  /// Counts what some work does. Only one thread may run.
  ///
  /// Afterwards the process may only write and exit, because system calls are counted by having
  /// them refused, which cannot be undone.
  public static func count(_ work: () -> Void) -> Counts {
    let countsCalls = cmeasure_begin_counting(1) == 0
    if !countsCalls { _ = cmeasure_begin_counting(0) }
    work()
    let counts = cmeasure_end_counting()
    return Counts(
      allocations: counts.allocations, references: counts.references, locks: counts.locks,
      systemCalls: countsCalls ? counts.system_calls : nil)
  }

  /// Where the last count's allocations, references and locks were called from, most calls first,
  /// at most so many places.
  public static func callers(limit: Int) -> [Caller] {
    // SAFETY: places hold a pointer each, which is set by the call below and read only then.
    var list = unsafe [cmeasure_caller](repeating: cmeasure_caller(), count: limit)
    // SAFETY: there is room for as many places as the call is told.
    let count = unsafe Int(cmeasure_callers(&list, Int32(limit)))
    // SAFETY: a file's name is a text of the loader's that lives as long as the file is loaded.
    return unsafe list.prefix(count).map { place in
      Caller(
        calls: unsafe place.calls, file: unsafe place.file.map { unsafe String(cString: $0) } ?? "",
        offset: unsafe place.offset)
    }
  }
}

/// A place in a program from which something counted was called.
public struct Caller: Sendable {
  /// How often.
  public var calls: Int64
  /// The program or library; empty where that is not known.
  public var file: String
  /// How far from its beginning the call returns to, as `addr2line` and `objdump` have it.
  public var offset: Int64
}

/// One of what is counted, to be done on purpose.
public enum Offence: String, CaseIterable, Sendable {
  /// Memory from the allocator.
  case allocation
  /// A retain and a release.
  case reference
  /// A lock.
  case lock
  /// A system call.
  case call

  /// Commits it once.
  public func commit() {
    switch self {
    case .allocation: cmeasure_commit(0)
    // SAFETY: only one thread runs while anything is counted.
    case .reference: unsafe Offence.kept = Offence.witness
    case .lock: cmeasure_commit(1)
    case .call: cmeasure_commit(2)
    }
  }

  private final class Witness: Sendable {}
  private static let witness = Witness()
  // SAFETY: set by the one thread that there is while anything is counted.
  nonisolated(unsafe) private static var kept: Witness?
}
