localStorage.setItem('papan.seen', 'yes');
