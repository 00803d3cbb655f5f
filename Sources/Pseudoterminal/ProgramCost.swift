/// What a program has used since it was started.
public struct ProgramCost: Equatable, Sendable {
  /// Processor time of all its threads, in nanoseconds.
  public var processorNanoseconds: Int64
  /// Memory in use, in bytes.
  public var residentBytes: Int64

  /// A cost.
  public init(processorNanoseconds: Int64, residentBytes: Int64) {
    self.processorNanoseconds = processorNanoseconds
    self.residentBytes = residentBytes
  }
}
