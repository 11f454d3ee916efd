# Job: an SMPP 3.4 client of Net::SMPP. Arguments: port, login, password, recipient. Logs in, sends a text with a
# receipt, waits for the receipt and acknowledges it, queries the status, cancels, sends an enquire_link, unbinds.
# Prints every received PDU as a line of JSON with the octets in hexadecimal.
use strict;
use warnings;
use Net::SMPP;
use JSON::PP;

$| = 1;
my ($port, $login, $password, $to) = @ARGV;
my $json = JSON::PP->new->canonical;
my %names = (
    Net::SMPP::CMD_bind_transceiver_resp, 'bind_transceiver_resp', Net::SMPP::CMD_submit_sm_resp, 'submit_sm_resp',
    Net::SMPP::CMD_query_sm_resp, 'query_sm_resp', Net::SMPP::CMD_cancel_sm_resp, 'cancel_sm_resp',
    Net::SMPP::CMD_enquire_link_resp, 'enquire_link_resp', Net::SMPP::CMD_unbind_resp, 'unbind_resp',
    Net::SMPP::CMD_deliver_sm, 'deliver_sm', Net::SMPP::CMD_generic_nack, 'generic_nack',
);
$SIG{ALRM} = sub { die "no answer in time\n" };
# The gateway's own two TLVs are not in Net::SMPP's table, so it warns about them.
$SIG{__WARN__} = sub { warn @_ unless $_[0] =~ /^Unknown tag/ };
alarm 20;

my $session = Net::SMPP->new_connect('127.0.0.1', port => $port, smpp_version => 0x34, async => 1) or die "connect: $!";
$session->bind_transceiver(system_id => $login, password => $password, system_type => '', async => 1);
my $bound = await('bind_transceiver_resp');
exit 0 if $bound->{status};

$session->submit_sm(source_addr => '', destination_addr => $to, dest_addr_ton => 1, dest_addr_npi => 1,
    registered_delivery => 1, data_coding => 0, short_message => 'from Perl', async => 1);
my $id = await('submit_sm_resp')->{message_id};
my $receipt = await('deliver_sm');
$session->deliver_sm_resp(seq => $receipt->{seq}, message_id => '');
$session->query_sm(message_id => $id, async => 1);
await('query_sm_resp');
$session->cancel_sm(message_id => '1', destination_addr => $to, async => 1);
await('cancel_sm_resp');
$session->enquire_link(async => 1);
await('enquire_link_resp');
$session->unbind(async => 1);
await('unbind_resp');

# Reads until a PDU with this name arrives.
sub await {
    my ($wanted) = @_;
    while (my $pdu = $session->read_pdu) {
        my $name = $names{ $pdu->{cmd} } // sprintf('0x%08x', $pdu->{cmd});
        my %shown = (command => $name);
        for my $field (keys %$pdu) {
            next if $field eq 'cmd' or $field eq 'data';
            my $is_octets = $field =~ /^(\d+|short_message)$/;
            $shown{$field} = $is_octets ? unpack('H*', $pdu->{$field}) : "$pdu->{$field}";
        }
        print $json->encode(\%shown), "\n";
        return $pdu if $name eq $wanted;
        die "$wanted was refused" if $name eq 'generic_nack';
    }
    die "the connection ended before $wanted";
}
