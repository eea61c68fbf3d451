package assay.vm;

import java.util.HexFormat;

/// A boot sector that shows whether an accelerator is one: it enters long mode and counts to 64
/// million there, which takes a processor a twentieth of a second and emulation half of one; then
/// it ends the machine. A KVM that emulates the kernel's instructions one by one, as some do that
/// run inside another virtual machine, would take minutes, and boot no Linux within an hour.
final class ProofSector {
  /// The exit status of QEMU with `isa-debug-exit` on port 0xf4, when all of it was executed.
  static final int PROVEN = 33;

  static final int SIZE = 512;

  private static final String CODE =
      String.join(
          "",
          "fa", // cli
          "31c0 8ed8 8ec0", // xor ax,ax; mov ds,ax; mov es,ax
          "bf0010 b90018 f3ab", // three pages of page tables at 0x1000, empty
          "66c706 0010 03200000", // level 4: one entry
          "66c706 0020 03300000", // level 3: one entry
          "66c706 0030 83000000", // level 2: the first 2 MiB
          "66b8 00100000 0f22d8", // mov eax,0x1000; mov cr3,eax
          "0f20e0 6683c820 0f22e0", // cr4: physical address extension
          "66b9 800000c0 0f32 80cc01 0f30", // EFER: long mode
          "0f0116 807c", // lgdt [0x7c80]
          "0f20c0 660d01000080 0f22c0", // cr0: protection and paging
          "ea 607c 0800", // jmp 8:0x7c60, which is what follows
          "b900000004", // mov ecx,0x4000000
          "ffc9 75fc", // dec ecx; jnz back
          "b010 e6f4", // mov al,16; out 0xf4,al
          "ebfe", // jmp self
          "00", // to a multiple of eight
          "0000000000000000", // 0x7c70, the descriptors: none
          "00000000009a2000", // 64-bit code
          "0f00 707c0000"); // 0x7c80: their size and place

  private ProofSector() {}

  static byte[] bytes() {
    byte[] sector = new byte[SIZE];
    byte[] code = HexFormat.of().parseHex(CODE.replace(" ", ""));
    System.arraycopy(code, 0, sector, 0, code.length);
    sector[SIZE - 2] = 0x55;
    sector[SIZE - 1] = (byte) 0xaa;
    return sector;
  }
}
