using System.Buffers.Binary;
using System.Runtime.InteropServices;
using System.Text;

namespace Globus.Automate.Emulator.Collections;

/// <summary>
/// Distinguishes files from special files: opening a pipe waits for its other end, and a device may never end.
/// </summary>
internal static class FileKinds
{
    private const int CurrentDirectory = -100;
    private const int DoNotFollow = 0x100;
    private const int WantType = 1;
    private const int StatxSize = 256;
    private const int ModeOffset = 28;
    private const int TypeMask = 0xF000;
    private const int RegularFile = 0x8000;

    public static FileKind Of(string path)
    {
        var attributes = new FileInfo(path).Attributes;
        return (int)attributes == -1 ? FileKind.Missing
            : attributes.HasFlag(FileAttributes.ReparsePoint) ? FileKind.Link
            : attributes.HasFlag(FileAttributes.Directory) ? FileKind.Directory
            : attributes.HasFlag(FileAttributes.Device) || !IsRegular(path) ? FileKind.Special
            : FileKind.File;
    }

    /// <summary>
    /// .NET does not report special files; Linux does. On other systems everything except links and directories counts
    /// as a file.
    /// </summary>
    private static bool IsRegular(string path)
    {
        if (!OperatingSystem.IsLinux())
        {
            return true;
        }

        var buffer = new byte[StatxSize];
        var result = Statx(CurrentDirectory, [.. Encoding.UTF8.GetBytes(path), 0], DoNotFollow, WantType, buffer);
        return result == 0
            && (BinaryPrimitives.ReadUInt16LittleEndian(buffer.AsSpan(ModeOffset)) & TypeMask) == RegularFile;
    }

    [DllImport("libc", EntryPoint = "statx", SetLastError = true)]
    [DefaultDllImportSearchPaths(DllImportSearchPath.SafeDirectories)]
    private static extern int Statx(int directory, byte[] path, int flags, uint mask, byte[] buffer);
}
