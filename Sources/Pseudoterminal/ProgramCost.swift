/// What a program has used since it was started.
public struct ProgramCost: Equatable, Sendable {
  /// Processor time of all its threads, in nanoseconds.
  public var processorNanoseconds: Int64
  /// Processor time of its first thread, in nanoseconds: in Bellwether, the one that draws; 0 where
  /// the system does not tell.
  public var mainThreadNanoseconds: Int64
  /// Memory in use, in bytes.
  public var residentBytes: Int64

  /// A cost.
  public init(
    processorNanoseconds: Int64, mainThreadNanoseconds: Int64 = 0, residentBytes: Int64
  ) {
    self.processorNanoseconds = processorNanoseconds
    self.mainThreadNanoseconds = mainThreadNanoseconds
    self.residentBytes = residentBytes
  }
}
