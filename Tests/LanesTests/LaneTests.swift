import Testing

@testable import Lanes

@Suite struct LaneTests {
  @Test func takesElementsInOrderAndSaysWhenItIsFull() {
    let ends = Lane<Int>.make(capacity: 4)
    var producer = ends.producer
    var consumer = ends.consumer
    #expect(consumer.pop() == nil)
    for number in 0..<4 {
      #expect(producer.push(number) == true)
    }
    #expect(producer.push(4) == false)
    #expect(producer.hasRoom() == false)
    #expect(consumer.waiting() == 4)
    #expect(consumer.pop() == 0)
    #expect(producer.hasRoom(for: 1) == true)
    #expect(producer.hasRoom(for: 2) == false)
    #expect(producer.push(4) == true)
    #expect(producer.push(5) == false)
    var taken: [Int] = []
    consumer.drain { taken.append($0) }
    #expect(taken == [1, 2, 3, 4])
    #expect(consumer.pop() == nil)
  }

  @Test func aDrainTakesAtMostWhatItIsAskedFor() {
    let ends = Lane<Int>.make(capacity: 8)
    var producer = ends.producer
    var consumer = ends.consumer
    #expect(producer.push(contentsOf: [1, 2, 3, 4, 5].span) == 5)
    var taken: [Int] = []
    #expect(consumer.drain(max: 2) { taken.append($0) } == 2)
    #expect(consumer.drain(max: 0) { taken.append($0) } == 0)
    #expect(consumer.drain(max: 9) { taken.append($0) } == 3)
    #expect(taken == [1, 2, 3, 4, 5])
  }

  @Test func aBatchIsCutToTheRoomThatThereIs() {
    let ends = Lane<String>.make(capacity: 4)
    var producer = ends.producer
    var consumer = ends.consumer
    #expect(producer.push(contentsOf: ["a", "b", "c"].span) == 3)
    #expect(consumer.pop() == "a")
    #expect(consumer.pop() == "b")
    // Goes over the end of the ring.
    #expect(producer.push(contentsOf: ["d", "e", "f", "g"].span) == 3)
    #expect(producer.push(contentsOf: ["h"].span) == 0)
    #expect(producer.push(contentsOf: [String]().span) == 0)
    var taken: [String] = []
    consumer.drain { taken.append($0) }
    #expect(taken == ["c", "d", "e", "f"])
  }

  /// Random pushes, batches, pops and drains against an array that is the lane's meaning.
  @Test(arguments: [1, 2, 8, 64], 0..<UInt64(8))
  func behavesLikeABoundedArray(capacity: Int, seed: UInt64) {
    var random = TestRandom(seed: seed)
    let census = Census()
    var model: [Int] = []
    var nextNumber = 0
    do {
      let ends = Lane<Counted>.make(capacity: capacity)
      var producer = ends.producer
      var consumer = ends.consumer
      for _ in 0..<4000 {
        switch Int.random(in: 0..<5, using: &random) {
        case 0, 1:
          let accepted = producer.push(Counted(nextNumber, in: census))
          #expect(accepted == (model.count < capacity))
          if accepted { model.append(nextNumber) }
          nextNumber += 1
        case 2:
          let count = Int.random(in: 0...capacity + 1, using: &random)
          let batch = (0..<count).map { Counted(nextNumber + $0, in: census) }
          let accepted = producer.push(contentsOf: batch.span)
          #expect(accepted == min(count, capacity - model.count))
          model += batch.prefix(accepted).map(\.number)
          nextNumber += count
        case 3:
          let expected = model.isEmpty ? nil : model.removeFirst()
          #expect(consumer.pop()?.number == expected)
        default:
          let most = Int.random(in: 0...capacity, using: &random)
          var taken: [Int] = []
          consumer.drain(max: most) { taken.append($0.number) }
          #expect(taken == Array(model.prefix(most)))
          model.removeFirst(min(most, model.count))
        }
        #expect(census.count == model.count)
        #expect(consumer.waiting() == model.count)
      }
    }
    #expect(census.count == 0)
  }

  @Test func releasesWhatIsLeftWhenBothEndsAreGone() {
    let census = Census()
    do {
      let ends = Lane<[Counted]>.make(capacity: 8)
      var producer = ends.producer
      var consumer = ends.consumer
      // Turn the ring, so that what is left goes over its end.
      for number in 0..<6 {
        #expect(producer.push([Counted(number, in: census)]) == true)
        #expect(consumer.pop()?.count == 1)
      }
      for number in 0..<5 {
        #expect(producer.push([Counted(number, in: census), Counted(number, in: census)]) == true)
      }
      #expect(consumer.pop()?.count == 2)
      #expect(census.count == 8)
    }
    #expect(census.count == 0)
  }

  @Test func eachEndLearnsThatTheOtherIsGone() {
    let first = Lane<Int>.make(capacity: 4)
    var producer = first.producer
    var consumer = first.consumer
    #expect(producer.push(7) == true)
    #expect(consumer.isFinished == false)
    drop(producer)
    #expect(consumer.isFinished == false)
    #expect(consumer.pop() == 7)
    #expect(consumer.isFinished == true)

    let second = Lane<Int>.make(capacity: 4)
    let orphan = second.producer
    #expect(orphan.isAbandoned == false)
    drop(second.consumer)
    #expect(orphan.isAbandoned == true)
  }

  @Test(arguments: [0, 3, -4])
  func acceptsPowersOfTwoOnly(capacity: Int) async {
    await #expect(processExitsWith: .failure) { [capacity] in
      _ = Lane<Int>.make(capacity: capacity)
    }
  }

  private func drop<Element>(_ end: consuming Lane<Element>.Producer) {}
  private func drop<Element>(_ end: consuming Lane<Element>.Consumer) {}
}
