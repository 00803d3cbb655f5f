/// Keeps other processes away from a session's folder as long as it lives; a process that dies
/// leaves no lock behind.
public struct JournalLock: ~Copyable, Sendable {
  private let files: any FileStore
  private let file: FileHandle
  /// The folder that is locked.
  public let directory: String

  /// Locks a folder.
  ///
  /// - Throws: ``JournalError/inUse(_:)`` if another process has it.
  public init(directory: String, files: any FileStore) throws(JournalError) {
    do throws(FileFailure) {
      file = try files.lock(directory + "/lock")
    } catch {
      throw error.isLocked ? .inUse(directory) : .file(error)
    }
    self.files = files
    self.directory = directory
  }

  deinit {
    files.close(file)
  }
}
