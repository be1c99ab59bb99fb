import Merkle
import Testing

/// Vectors of transparency-dev/merkle, `rfc6962_test.go` and `constants.go`.
struct HashTests {
  @Test func `A leaf's and a node's hash are those of RFC 6962`() throws {
    #expect(
      leafHash([]).hex
        == "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d")
    #expect(
      leafHash(Array("L123456".utf8)).hex
        == "395aa064aa4c29f7010acfe3f25db9485bbd4b91897b6ad7ad547639252b4d56")
    #expect(
      Digest.emptyTree.hex == "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855")
  }

  @Test func `A node's hash is SHA-256 over 1 and both children`() {
    let (left, right) = (Digest(hashing: [1]), Digest(hashing: [2]))
    #expect(Digest(left: left, right: right) == Digest(hashing: [1] + left.bytes + right.bytes))
    #expect(Digest(left: left, right: right) != Digest(left: right, right: left))
  }

  @Test(
    arguments: zip(
      1...8,
      [
        "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
        "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
        "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
        "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
        "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
        "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
        "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
        "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328",
      ]))
  func `The root over the eight usual leaves is the published one`(size: Int, root: String) {
    let leaves: [ClosedRange<UInt8>?] = [
      nil, 0x00...0x00, 0x10...0x10, 0x20...0x21, 0x30...0x31, 0x40...0x43, 0x50...0x57,
      0x60...0x6f,
    ]
    var frontier = MerkleFrontier()
    for leaf in leaves.prefix(size) {
      frontier.append(leaf: leafHash((leaf.map(Array.init) ?? []))) { _ in }
    }
    #expect(frontier.root.hex == root)
  }

  @Test func `A digest has 32 bytes and keeps them`() {
    #expect(Digest(bytes: Array(0..<32))?.bytes == Array(0..<32))
    #expect(
      Digest(bytes: Array(0..<32))?.hex
        == "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f")
    for count in [0, 1, 31, 33, 64] {
      #expect(Digest(bytes: [UInt8](repeating: 7, count: count)) == nil)
    }
  }
}
