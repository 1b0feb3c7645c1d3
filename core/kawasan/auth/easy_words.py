"""What passwords are made of that are tried first. A word of the list, alone or with one more and any digits, is
guessed; written for this portal, not taken over from a leak.
"""

from __future__ import annotations

INDONESIAN = """
    aku akun alhamdulillah allah aman anak anda ayah bahagia baik bandung baru bebas berhasil bersama bintang
    bismillah buka bulan bunda cinta coba damai danau desa dinas doraemon gampang ganteng garuda gunung hebat hidup
    horas ibu indah indonesia insya jakarta jaya juara kabupaten kamu kantor kasih kata katasandi kawasan keluarga
    kemerdekaan kepala kerja kota kuat kunci lama lupa maju makan malam mama masuk masya matahari medan mentari
    merah merdeka muhammad mutiara nama nasi negara nusantara padi pagi pancasila pantai papa pariwisata pasar
    pegawai pelangi pelayanan pemda pemerintah pemilik pemkab persib persija petugas pintu portal positif putih
    rahasia raja rakyat raya rindu rumah sahabat saja salam sandi sandiku sayang sayangku sehat sejahtera selalu
    semangat semua senang sendiri siang sukses sumatera surabaya surga tanah teman terserah tidak toko tuhan ulos
    umum usaha wisata yesus
"""
FOREIGN = """
    abc access account admin administrator angel apple asd baby baseball batman change changeme chelsea computer
    default demo dragon flower football forget freedom friend google guest hallo hello iloveu iloveyou internet
    jesus juventus king letmein liverpool login lord love lovely manager manchester master michael milan monkey
    mother naruto new office officer official operator owner pass passwd password phone please pokemon power
    princess public qwe qwerty random real root samsung secret security server shadow spring star starwars strong
    summer sunshine super superman sysadmin temp temporary test tester testing trustno unknown user username welcome
    winter word world yamaha zxc
"""
ROWS = (
    "qwertyuiop", "asdfghjkl", "zxcvbnm", "1234567890", "abcdefghijklmnopqrstuvwxyz", "1qaz2wsx3edc4rfv5tgb6yhn",
    "1q2w3e4r5t6y7u8i9o0p", "qazwsxedcrfvtgb", "q1w2e3r4t5y6", "a1b2c3d4e5f6",
)  # fmt: skip
"""Along the keys, along the alphabet, and both ways."""
RUNS = ROWS + tuple(row[::-1] for row in ROWS)
LISTED = frozenset((INDONESIAN + FOREIGN).split())
LOOKALIKES = str.maketrans("013457@$!", "oieastasi")
DEMO = "horasdanautoba"
"""The demonstration's password, which is published; without its hyphens."""
