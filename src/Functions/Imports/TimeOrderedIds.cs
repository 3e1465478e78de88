namespace Leads.Functions.Imports;

/// <summary>
/// Version 7 ids of one moment that keep the order in which they are made: lists show a file in its order.
/// </summary>
internal sealed class TimeOrderedIds(DateTimeOffset now)
{
    private uint made;

    public Guid Next()
    {
        Span<byte> bytes = stackalloc byte[16];
        Guid.CreateVersion7(now).TryWriteBytes(bytes, bigEndian: true, out _);
        var number = made++;
        bytes[6] = (byte)(0x70 | ((number >> 22) & 0x0F));
        bytes[7] = (byte)((number >> 14) & 0xFF);
        bytes[8] = (byte)(0x80 | ((number >> 8) & 0x3F));
        bytes[9] = (byte)(number & 0xFF);
        return new Guid(bytes, bigEndian: true);
    }
}
