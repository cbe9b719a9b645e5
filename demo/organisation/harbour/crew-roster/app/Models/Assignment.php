<?php

namespace App\Models;

use Illuminate\Database\Eloquent\Model;

class Assignment extends Model
{
    protected $casts = ['signs_on' => 'date', 'signs_off' => 'date'];

    /** The convention allows eleven months on board. */
    public function tooLong(): bool
    {
        return $this->signs_on->diffInMonths($this->signs_off) > 11;
    }
}
